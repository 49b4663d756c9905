//! Disks that are full, and disks that fail.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::client::event;
use crate::crowd::Crowd;
use crate::process::{Server, command, directory, events, ids, run};

/// Fills the disk under load, and makes room.
fn fill(server: Server, out: &Path, make_room: impl FnOnce(&Server)) {
    let sent = Crowd::run(&server.address, |_| {
        server.wait_for("error: cannot write events: ");
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(server.health(), 503);
        let metrics = server.get("/metrics").body;
        assert!(metrics.contains("ingest_writable 0\n") && !metrics.contains("ingest_write_failures_total 0\n"));
        make_room(&server);
        server.wait_for("events are written again");
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(server.health(), 200);
    });
    let said = server.end();
    assert!(said.lines().count() < 100, "an error that stays the same is said once: {said}");
    assert!(sent.failed > 0);
    sent.check(&ids(&[out]));
}

/// A small disk, where this process may mount one.
struct Disk(PathBuf);

impl Disk {
    fn mount(name: &str, size: &str) -> Option<Self> {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        _ = Command::new("umount").arg(&place).output();
        let place = directory(name);
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"]).arg(&place).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(place))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        _ = Command::new("umount").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_is_answered_with_503_until_there_is_room() {
    let Some(disk) = Disk::mount("full-disk", "400k") else {
        println!("not run, since this process may not mount a disk; `a_file_that_may_not_grow` has the same errors of writes");
        return;
    };
    let (out, ballast) = (disk.0.join("events.ndjson"), disk.0.join("ballast"));
    std::fs::write(&ballast, vec![0; 300_000]).expect("a file");
    // It grows beyond any disk of this size if the load goes on for long.
    let grow = disk.0.clone();
    fill(Server::start(&out), &out, |_| {
        std::fs::remove_file(&ballast).expect("deleted");
        run("mount", &["-o", "remount,size=1g", grow.to_str().expect("UTF-8")]);
    });
}

#[test]
fn a_file_that_may_not_grow_is_answered_with_503_until_it_may() {
    let out = directory("limit").join("events.ndjson");
    let mut limited = Command::new("prlimit");
    limited.args(["--fsize=100000:unlimited", "--"]).arg(env!("CARGO_BIN_EXE_ingest_server"));
    limited.args(["--listen", "127.0.0.1:0", "--out"]).arg(&out);
    fill(Server::spawn(&mut limited), &out, |server| {
        run("prlimit", &["--pid", &server.child.id().to_string(), "--fsize=unlimited"]);
    });
}

/// `fdatasync` that fails while there is a certain file.
const FAILING: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
int fdatasync(int file) {
    if (access(getenv("DISK_FAILS"), F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return real(file);
}
"#;

#[test]
fn after_a_failed_sync_nothing_is_written_until_the_file_is_opened_again() {
    let directory = directory("sync");
    let [out, source, library, fails] = ["events.ndjson", "failing.c", "failing.so", "fails"].map(|name| directory.join(name));
    std::fs::write(&source, FAILING).expect("a file");
    let [source, library] = [&source, &library].map(|path| path.to_str().expect("UTF-8"));
    run("cc", &["-shared", "-fPIC", "-o", library, source, "-ldl"]);
    let server = Server::spawn(command(&out).env("LD_PRELOAD", library).env("DISK_FAILS", &fails));
    let mut client = server.client();
    let mut send = |id: &str| client.ingest(&[event(id)]).expect("an answer").status;
    assert_eq!(send("a"), 200);
    std::fs::write(&fails, "").expect("a file");
    assert_eq!((send("b"), server.health()), (503, 503));
    std::fs::remove_file(&fails).expect("deleted");
    assert_eq!((send("b"), send("a")), (503, 503), "what the disk has is not known, though it works again");
    assert_eq!(events(&out).len(), 1, "what was written is taken back");
    server.signal("HUP");
    server.wait_for("events are written again");
    assert_eq!((send("b"), send("a"), server.health()), (200, 200, 200));
    server.end();
    assert_eq!(ids(&[&out]).into_values().collect::<Vec<_>>(), [1, 1]);
}
