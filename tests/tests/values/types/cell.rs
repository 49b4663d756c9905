//! `Cell`, `RefCell`, `Mutex`, `RwLock`: what is in them, with its rules.

use std::cell::{Cell, RefCell};
use std::sync::{Mutex, RwLock};

use polar_event_core::{Event, Validate, json};
use polar_event_tests::places;

#[derive(Event, Debug)]
struct Shared {
    #[event(range(max = 5))]
    cell: Cell<u8>,
    #[event(length(max = 3))]
    shared: RefCell<String>,
    #[event(items(max = 1))]
    mutex: Mutex<Vec<u8>>,
    #[event(each(length(min = 1)))]
    lock: RwLock<Vec<String>>,
    maybe: RefCell<Option<u8>>,
}

#[test]
fn rules_are_for_what_is_in_them() {
    let value: Shared = json::from_str(r#"{"cell": 5, "shared": "abc", "mutex": [1], "lock": ["a"]}"#).unwrap();
    assert_eq!(value.validate(), Ok(()));
    assert_eq!(json::to_string(&value).unwrap(), r#"{"cell":5,"shared":"abc","mutex":[1],"lock":["a"]}"#);
    value.cell.set(6);
    value.shared.borrow_mut().push('d');
    value.mutex.lock().unwrap().push(2);
    value.lock.write().unwrap().push(String::new());
    let broken = ["/cell less_than_equal", "/shared string_too_long", "/mutex too_long", "/lock/1 string_too_short"];
    assert_eq!(places(&value.validate().unwrap_err()), broken);
    let text = json::to_string(&value).unwrap();
    assert_eq!(places(&json::from_str::<Shared>(&text).unwrap_err()), broken);
}

#[test]
fn what_cannot_be_read_is_not_valid() {
    let value: Shared = json::from_str(r#"{"cell": 5, "shared": "abc", "mutex": [1], "lock": ["a"]}"#).unwrap();
    std::thread::scope(|scope| {
        let holder = scope.spawn(|| {
            let _guards = (value.mutex.lock(), value.lock.write());
            panic!("poisons both");
        });
        holder.join().unwrap_err();
    });
    let _guard = value.shared.borrow_mut();
    assert_eq!(places(&value.validate().unwrap_err()), ["/shared value_error", "/mutex value_error", "/lock value_error"]);
}
