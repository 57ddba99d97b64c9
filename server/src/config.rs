//! What an operator decides, by flag or environment.

use clap::Args;

/// Days for which a draft is kept, unless an operator says otherwise.
pub const DRAFT_DAYS: u16 = 90;

/// Settings of every command.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// The database: `sqlite:FILE` or `postgres://...`
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:paired-learning.db",
        global = true,
        hide_env_values = true
    )]
    pub database_url: String,
    /// Where people reach the service: links in messages begin with it
    #[arg(long, env = "PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
}

/// Settings of `serve`.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    /// Serve a fictional trust, where everybody can be anybody; on this machine only
    #[arg(long)]
    pub demo: bool,
    /// Where to listen
    #[arg(long, env = "LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: std::net::SocketAddr,
    /// Name of the organisation, for the header
    #[arg(long, env = "ORGANISATION", default_value = "")]
    pub organisation: String,
    /// Mail server: `smtp://user:password@host:port?tls=required` or `smtps://...`; without it messages wait
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Who messages come from
    #[arg(long, env = "MAIL_FROM", default_value = "Paired Learning <paired-learning@localhost>")]
    pub mail_from: String,
    /// How many days a draft is kept that nobody comes back to
    #[arg(long, env = "DRAFT_DAYS", default_value_t = DRAFT_DAYS)]
    pub draft_days: u16,
    /// Whether a proxy in front sets X-Forwarded-For
    #[arg(long, env = "TRUST_PROXY")]
    pub trust_proxy: bool,
}

impl Database {
    /// The address of the service, without a slash at the end.
    pub fn public_url(&self, listen: Option<std::net::SocketAddr>) -> String {
        let given = self.public_url.as_deref().map(|url| url.trim_end_matches('/').to_owned());
        given.unwrap_or_else(|| {
            format!("http://{}", listen.map_or_else(|| "127.0.0.1:3000".to_owned(), |at| at.to_string()))
        })
    }
}
