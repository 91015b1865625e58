//! Our own faults: a panic becomes a message that asks for a report, and costs one article at most.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// What went wrong inside the program.
#[derive(Debug)]
pub struct Fault {
    /// What was being done.
    pub during: String,
    /// The panic's message and place.
    pub message: String,
}

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the message of a guarded panic for [`guard`]; prints any other.
pub fn install_hook() {
    panic::set_hook(Box::new(|info| {
        let message = message(info);
        if IS_GUARDED.get() {
            MESSAGE.set(message);
        } else {
            let _ = writeln!(io::stderr(), "error: {message}");
        }
    }));
}

fn message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("a panic");
    match info.location() {
        Some(place) => format!("{text} ({}:{})", place.file(), place.line()),
        None => text.to_owned(),
    }
}

/// Does something that should not panic, and says so if it does.
pub fn guard<T>(during: &str, act: impl FnOnce() -> T) -> Result<T, Fault> {
    let was_guarded = IS_GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(act));
    IS_GUARDED.set(was_guarded);
    result.map_err(|_| Fault { during: during.to_owned(), message: MESSAGE.take() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault() {
        install_hook();
        let fault = guard("a test", || panic!("no such letter")).unwrap_err();
        assert_eq!(fault.during, "a test");
        assert!(fault.message.starts_with("no such letter (crates/work/src/fault.rs:"), "{}", fault.message);
        assert_eq!(guard("a test", || 5).unwrap(), 5);
    }
}
