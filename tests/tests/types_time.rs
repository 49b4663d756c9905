use polar_event_core::{Event, OptionalNullable, json};
use time::OffsetDateTime;
use time::macros::datetime;

#[derive(Event, Debug, PartialEq)]
struct Times {
    at: OffsetDateTime,
    maybe: OptionalNullable<OffsetDateTime>,
    option: Option<OffsetDateTime>,
    list: Vec<Vec<OffsetDateTime>>,
    pair: [OffsetDateTime; 2],
    boxed: Box<Option<OffsetDateTime>>,
}

#[test]
fn x() {
    let t = datetime!(2026-01-31 12:00:00.5 +02:00);
    let v = Times { at: t, maybe: t.into(), option: Some(t), list: vec![vec![t]], pair: [t, t], boxed: Box::new(None) };
    let text = json::to_string(&v).unwrap();
    assert_eq!(text, "");
    assert_eq!(json::from_str::<Times>(&text).unwrap(), v);
}
