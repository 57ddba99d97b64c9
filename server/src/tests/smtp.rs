//! Sending to a mail server that takes messages, fails, hangs and goes away, over real sockets.

use crate::mail::Sender;
use domain::{
    calendar::{Entry, Status, When},
    mail::{Failure, Kind, Message, Way},
};
use service::mail::{Outgoing, settle, take_due};
use std::time::Duration;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream, tcp::OwnedWriteHalf},
    sync::mpsc,
};
use world::{Person, World};

/// How the server behaves.
#[derive(Clone, Copy, Debug)]
enum Server {
    /// Takes everything.
    Takes,
    /// Answers to this command with this line.
    Answers(&'static str, &'static str),
    /// Says nothing any more once this command arrives.
    HangsAt(&'static str),
    /// Goes away once this command arrives.
    ClosesAt(&'static str),
    /// Takes the message, and goes away instead of saying so.
    TakesInSilence,
}

/// For a server that never answers: what is tried is that there is an end to it.
const SHORT: Duration = Duration::from_millis(400);
/// For one that answers, however busy this machine is.
const LONG: Duration = Duration::from_mins(1);

/// A mail server at an address, and the messages that it took.
async fn listen(server: Server) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (taken, messages) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, server, taken.clone()));
        }
    });
    (url, messages)
}

async fn talk(stream: TcpStream, server: Server, taken: mpsc::UnboundedSender<String>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    if !answer(server, "CONNECT", "220 mail.example ready", &mut write).await? {
        return Ok(());
    }
    while let Some(line) = lines.next_line().await? {
        let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let usual = match command.as_str() {
            "EHLO" => "250 mail.example",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        if !answer(server, &command, usual, &mut write).await? {
            return Ok(());
        }
        if command == "DATA" && !matches!(server, Server::Answers("DATA", _)) {
            let mut message = String::new();
            while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                message.push_str(&line);
                message.push('\n');
            }
            if matches!(server, Server::ClosesAt("END")) {
                return Ok(());
            }
            let _ = taken.send(message);
            if matches!(server, Server::TakesInSilence) || !answer(server, "END", "250 taken", &mut write).await? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Answers a command; `false` where the server goes away.
async fn answer(server: Server, command: &str, usual: &str, write: &mut OwnedWriteHalf) -> std::io::Result<bool> {
    let line = match server {
        Server::Answers(at, line) if at == command => line,
        Server::HangsAt(at) if at == command => return std::future::pending().await,
        Server::ClosesAt(at) if at == command => return Ok(false),
        _ => usual,
    };
    write.write_all(format!("{line}\r\n").as_bytes()).await?;
    Ok(true)
}

fn sender(url: &str) -> Sender {
    within(url, LONG)
}

fn within(url: &str, limit: Duration) -> Sender {
    Sender::with_limit(Some(url), "Paired Learning <pairs@trust.example>", limit).unwrap()
}

async fn taken(world: &World) -> Outgoing {
    take_due(&world.service).await.unwrap().unwrap()
}

async fn send(server: Server, outgoing: &Outgoing) -> Result<(), Failure> {
    let (url, _messages) = listen(server).await;
    let limit = if matches!(server, Server::HangsAt(_)) { SHORT } else { LONG };
    within(&url, limit).send(outgoing).await
}

#[tokio::test]
async fn a_message_arrives_as_text_and_html_with_what_mail_programs_ask_for() {
    let world = world::copy().await.unwrap();
    let link = "http://pl.example/unsubscribe/secret/dates".to_owned();
    let first = taken(&world).await.message;
    let message = Message {
        kind: Kind::Dates,
        way: Way::Mail,
        subject: "Zoë’s visit".into(),
        body: "One & two\n".into(),
        ..first
    };
    let (url, mut messages) = listen(Server::Takes).await;
    sender(&url)
        .send(&Outgoing { message: message.clone(), unsubscribe: Some(link.clone()), entry: None })
        .await
        .unwrap();
    let arrived = messages.recv().await.unwrap();
    for expected in [
        &format!("Message-ID: <{}@trust.example>", message.id),
        "Auto-Submitted: auto-generated",
        &format!("List-Unsubscribe: <{link}>"),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Content-Type: multipart/alternative",
        "Content-Type: text/plain",
        "Content-Type: text/html",
        "One & two",
        "One &amp; two",
    ] {
        assert!(arrived.contains(expected), "{expected} in\n{arrived}");
    }
    assert!(!arrived.contains("Zoë"), "headers are in ASCII");
    sender(&url).send(&Outgoing { message: message.clone(), unsubscribe: None, entry: None }).await.unwrap();
    assert!(!messages.recv().await.unwrap().contains("List-Unsubscribe"));

    let at = |text: &str| text.parse().unwrap();
    let entry = Entry {
        uid: "1@paired-learning".to_owned(),
        sequence: 0,
        written_at: at("2027-02-01T09:00:00Z"),
        when: When::Between(at("2027-03-28T00:30:00Z"), at("2027-03-28T02:00:00Z")),
        title: "Conversation".to_owned(),
        place: None,
        about: None,
        link: None,
        status: Status::Confirmed,
    };
    sender(&url).send(&Outgoing { message, unsubscribe: None, entry: Some(entry) }).await.unwrap();
    let arrived = messages.recv().await.unwrap();
    let at = |part: &str| arrived.find(part).unwrap_or_else(|| panic!("{part} is in {arrived}"));
    assert!(at("text/plain") < at("text/html") && at("text/html") < at("text/calendar; charset=utf-8; method=REQUEST"));
}

#[tokio::test]
async fn what_a_server_says_of_the_address_is_final_and_everything_else_is_not() {
    let world = world::copy().await.unwrap();
    let outgoing = taken(&world).await;
    for (server, is_final) in [
        (Server::Answers("RCPT", "550 5.1.1 no such user"), true),
        (Server::Answers("RCPT", "553 5.1.3 bad address"), true),
        (Server::Answers("RCPT", "451 4.7.1 come again later"), false),
        (Server::Answers("RCPT", "552 5.2.2 mailbox full"), false),
        (Server::Answers("MAIL", "530 5.7.0 sign in first"), false),
        (Server::Answers("CONNECT", "421 too busy"), false),
        (Server::Answers("DATA", "554 5.7.1 looks like advertising"), false),
        (Server::Answers("END", "452 4.3.1 disk full"), false),
        (Server::Answers("EHLO", "nonsense"), false),
        (Server::HangsAt("CONNECT"), false),
        (Server::HangsAt("RCPT"), false),
        (Server::HangsAt("END"), false),
        (Server::ClosesAt("CONNECT"), false),
        (Server::ClosesAt("DATA"), false),
        (Server::ClosesAt("END"), false),
        (Server::TakesInSilence, false),
    ] {
        let failure = send(server, &outgoing).await.unwrap_err();
        assert_eq!(failure.is_final, is_final, "{server:?}: {failure:?}");
        assert!(!failure.reason.is_empty(), "{server:?}");
    }
    let nobody = sender("smtp://127.0.0.1:1").send(&outgoing).await.unwrap_err();
    assert!(!nobody.is_final, "{nobody:?}");
}

#[tokio::test]
async fn a_wrong_address_is_final_before_anybody_is_asked() {
    let world = world::copy().await.unwrap();
    let mut outgoing = taken(&world).await;
    outgoing.message.recipient = "not an address".to_owned();
    let failure = send(Server::Takes, &outgoing).await.unwrap_err();
    assert!(failure.is_final, "{failure:?}");
}

/// Sends what is due by a server that behaves so, as the worker does.
async fn send_all(world: &World, server: Server) -> Vec<String> {
    let (url, mut messages) = listen(server).await;
    let sender = sender(&url);
    while let Some(outgoing) = take_due(&world.service).await.unwrap() {
        settle(&world.service, &outgoing.message, sender.send(&outgoing).await).await.unwrap();
    }
    drop(sender);
    let mut arrived = Vec::new();
    while let Ok(message) = messages.try_recv() {
        arrived.push(message);
    }
    arrived
}

fn id(message: &str) -> &str {
    message.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap()
}

#[tokio::test]
async fn nothing_is_lost_while_a_server_fails_and_nothing_is_sent_twice_when_it_recovers() {
    let world = world::copy().await.unwrap();
    let count = async || {
        let administrator = world.actor(Person::Administrator).await.unwrap();
        let (messages, _) = service::mail::page(&world.service, administrator.as_ref(), None).await.unwrap();
        messages.iter().filter(|message| message.next_attempt_at.is_some()).count()
    };
    let waiting = count().await;
    assert!(waiting > 3);
    assert_eq!(send_all(&world, Server::Answers("DATA", "451 later")).await, [] as [String; 0]);
    assert_eq!(count().await, waiting, "all are tried again");
    world.wait(chrono::Duration::hours(1));
    let arrived = send_all(&world, Server::Takes).await;
    let ids: std::collections::BTreeSet<_> = arrived.iter().map(|message| id(message)).collect();
    assert_eq!((ids.len(), arrived.len()), (waiting, waiting), "each once");
    world.wait(chrono::Duration::days(30));
    assert_eq!(send_all(&world, Server::Takes).await, [] as [String; 0]);
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn a_worker_that_dies_after_a_message_was_taken_sends_it_again_under_the_same_name() {
    let world = world::copy().await.unwrap();
    let (url, mut messages) = listen(Server::Takes).await;
    let outgoing = taken(&world).await;
    sender(&url).send(&outgoing).await.unwrap();
    // It died here: nobody noted that it was sent. SMTP knows no better than the same Message-ID.
    world.wait(chrono::Duration::minutes(6));
    let mut again = taken(&world).await;
    while again.message.id != outgoing.message.id {
        again = taken(&world).await;
    }
    sender(&url).send(&again).await.unwrap();
    let (first, second) = (messages.recv().await.unwrap(), messages.recv().await.unwrap());
    assert_eq!(id(&first), id(&second));
}
