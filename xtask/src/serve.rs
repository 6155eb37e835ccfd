//! Serves the page on this machine only, with the headers a careful host would send.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::response::Response;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::{paths, policy, site};

/// Where tests find dist/site: it must work under any sub-path.
const SUB_PATH: &str = "/some/sub/path";

/// Serves www/ and pkg/ until interrupted.
///
/// # Errors
/// If the port is taken or the page has no policy.
pub fn serve(port: u16, open: bool) -> Result<()> {
    let app = page()?;
    let mut listeners = vec![listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?];
    // "localhost" is both; a machine without IPv6 serves the first alone.
    match listen(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(listener) => listeners.push(listener),
        Err(why) if is_taken(&why) => return Err(why),
        Err(_) => {}
    }
    let runtime = Runtime::new()?;
    for listener in listeners {
        spawn(&runtime, listener, app.clone())?;
    }
    let address = format!("http://localhost:{port}/");
    println!("\nWhosaid is at {address}\nCtrl-C ends it");
    if open && let Err(why) = opener::open_browser(&address) {
        eprintln!("cannot open a browser ({why}); open the address yourself");
    }
    runtime.block_on(tokio::signal::ctrl_c()).context("wait for Ctrl-C")
}

/// A server for tests, which ends when dropped.
pub struct TestServer {
    address: SocketAddr,
    _runtime: Runtime,
}

impl TestServer {
    /// Serves the page at the root and dist/site under a sub-path, on a free port.
    ///
    /// # Errors
    /// If no port is free or the page has no policy.
    pub fn start() -> Result<Self> {
        let listener = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let runtime = Runtime::new()?;
        // Without our headers, as on a static host: there the <meta> has to do.
        let app = page()?.nest_service(SUB_PATH, ServeDir::new(paths::site()));
        spawn(&runtime, listener, app)?;
        Ok(Self { address, _runtime: runtime })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.address.port())
    }

    /// The address of dist/site.
    pub fn site_url(&self) -> String {
        format!("http://localhost:{}{SUB_PATH}/", self.address.port())
    }
}

/// www/ and the licences at the root, pkg/ at /pkg/, all with the page's policy.
fn page() -> Result<Router> {
    let index = paths::www().join("index.html");
    policy::of_page(&index)?;
    let policy = SetResponseHeaderLayer::overriding(
        header::CONTENT_SECURITY_POLICY,
        // Read anew for each response, so that a change is seen on reload.
        move |_: &Response| current_policy(&index),
    );
    let fixed = |name: HeaderName, value| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    let mut files = Router::new()
        .nest_service("/pkg", ServeDir::new(paths::pkg()))
        .fallback_service(ServeDir::new(paths::www()));
    for (file, name) in site::licences() {
        let text = ServeFile::new_with_mime(file, &mime::TEXT_PLAIN_UTF_8);
        files = files.route_service(&format!("/{name}"), text);
    }
    Ok(files
        .layer(policy)
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::CACHE_CONTROL, "no-store")))
}

/// The policy now; while the page is being edited and has none, the strictest.
fn current_policy(index: &Path) -> Option<HeaderValue> {
    let policy = policy::of_page(index).unwrap_or_else(|why| {
        eprintln!("{why:#}");
        "default-src 'none'".to_owned()
    });
    HeaderValue::from_str(&policy).ok()
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address);
    match &listener {
        Err(why) if why.kind() == ErrorKind::AddrInUse => {
            let port = address.port();
            listener.with_context(|| {
                format!(
                    "port {port} is taken; choose another: `cargo xtask serve --port {}`",
                    port.wrapping_add(1)
                )
            })
        }
        _ => listener.with_context(|| format!("cannot listen on {address}")),
    }
}

fn is_taken(why: &anyhow::Error) -> bool {
    let kind = why.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
    kind == Some(ErrorKind::AddrInUse)
}

fn spawn(runtime: &Runtime, listener: TcpListener, app: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    let _context = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?;
    runtime.spawn(async move {
        if let Err(why) = axum::serve(listener, app).await {
            eprintln!("the server ended: {why}");
        }
    });
    Ok(())
}
