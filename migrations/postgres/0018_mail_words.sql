-- What the messages of a programme say, where it has chosen its own words.
create table mail_words (
    programme_id uuid not null references programme (id),
    template text not null check (template in ('approval', 'applied', 'account', 'introduction', 'nudge', 'phase')),
    subject text not null,
    body text not null,
    author_id uuid not null references person (id),
    written_at timestamptz not null,
    version bigint not null,
    primary key (programme_id, template)
);
create index mail_words_by_author on mail_words (author_id);
