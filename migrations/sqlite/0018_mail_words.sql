-- What the messages of a programme say, where it has chosen its own words.
create table mail_words (
    programme_id blob not null references programme (id),
    template text not null check (template in ('approval', 'applied', 'account', 'introduction', 'nudge', 'phase')),
    subject text not null,
    body text not null,
    author_id blob not null references person (id),
    written_at text not null,
    version integer not null,
    primary key (programme_id, template)
) strict;
create index mail_words_by_author on mail_words (author_id);
