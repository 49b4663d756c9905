//! A service with every part of a request, once in axum and once in actix-web, with its OpenAPI document: what `tests/openapi/run` holds against each other.
//!
//! `cargo run -p polar-event-tests --example parts_service -- axum`, or `-- actix`. It prints where it listens, and ends when its input does.

mod description;
mod in_actix;
mod in_axum;
mod model;

use std::io::{Read as _, stdin};
use std::net::TcpListener;
use std::thread;

fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    println!("http://{}", listener.local_addr()?);
    let serve = match std::env::args().nth(1).as_deref() {
        Some("axum") => in_axum::serve,
        Some("actix") => in_actix::serve,
        _ => {
            eprintln!("Usage: parts_service axum|actix");
            std::process::exit(2);
        }
    };
    thread::spawn(move || serve(listener));
    // Whoever has started it has ended, or wants it to.
    stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
