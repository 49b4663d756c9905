//! What a newtype has only if it asks for it: `derive(…)`.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::rc::Rc;
use std::str::FromStr;

use polar_event_core::{CompactString, Event, Report, SatisfiedBy, Validate, json};
use polar_event_tests::{lines, places};

#[derive(Event, Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[event(derive(AsRef, Borrow, Deref, Display, FromStr, Into, IntoInner, TryFrom))]
struct Name(#[event(length(min = 1, max = 5), no_nul)] String);

#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[event(derive(AsRef, Borrow, Deref, Display, FromStr, Into, IntoInner, TryFrom))]
struct Percent(#[event(range(max = 100))] u8);

#[track_caller]
fn faults<T: fmt::Debug>(result: Result<T, Report>) -> Vec<String> {
    places(&result.unwrap_err())
}

fn parse<T: FromStr<Err = Report>>(text: &str) -> Result<T, Report> {
    text.parse()
}

#[test]
fn a_string() {
    let name = Name::try_from("Ada".to_owned()).unwrap();
    assert_eq!(faults(Name::try_from(String::new())), [" string_too_short"]);
    assert_eq!(parse("Ada"), Ok(name.clone()));
    assert_eq!(faults(parse::<Name>("A\0")), [" value_error"]);
    assert_eq!((name.as_ref(), name.len(), format!("{name:>5}").as_str()), ("Ada", 3, "  Ada"));
    let ages = (HashMap::from([(name.clone(), 36)]), BTreeMap::from([(name.clone(), 36)]));
    assert_eq!((ages.0.get("Ada"), ages.1.get("Ada"), ages.0.get("Eve")), (Some(&36), Some(&36), None));
    assert_eq!((String::from(name.clone()), name.into_inner()), ("Ada".to_owned(), "Ada".to_owned()));
}

#[test]
fn a_number() {
    let percent = Percent::try_from(100).unwrap();
    assert_eq!(faults(Percent::try_from(101)), [" less_than_equal"]);
    assert_eq!(parse("100"), Ok(percent));
    assert_eq!(faults(parse::<Percent>("101")), [" less_than_equal"]);
    assert_eq!(lines(&parse::<Percent>("256").unwrap_err()), ["(document): does not parse [value_error]"]);
    assert_eq!((*percent.as_ref(), percent.count_ones(), format!("{percent:04}").as_str()), (100_u8, 3, "0100"));
    assert_eq!(BTreeMap::from([(percent, "all")]).get(&100_u8), Some(&"all"));
    assert_eq!((u8::from(percent), percent.into_inner()), (100, 100));
}

/// Each item on its own, which is what the others do not need.
#[test]
fn items_do_not_need_each_other() {
    #[derive(Event, Debug, PartialEq)]
    #[event(derive(FromStr))]
    struct Parsed(#[event(range(max = 9))] f64);
    #[derive(Event, Debug, PartialEq)]
    #[event(derive(TryFrom), derive(Into))]
    struct Given(#[event(items(max = 1))] Vec<u8>);
    assert_eq!((parse("2.5"), faults(parse::<Parsed>("10"))), (Ok(Parsed(2.5)), vec![" less_than_equal".to_owned()]));
    assert_eq!((Given::try_from(vec![1]), faults(Given::try_from(vec![1, 2]))), (Ok(Given(vec![1])), vec![" too_long".to_owned()]));
    assert_eq!(Vec::from(Given(vec![1])), [1]);
}

macro_rules! of_text {
    ($($ty:ty),*) => { $({
        #[derive(Event, Debug, PartialEq)]
        #[event(derive(AsRef, Borrow, FromStr, TryFrom))]
        struct Text(#[event(length(max = 3))] $ty);
        let text: Text = parse("abc").unwrap();
        let (lent, borrowed): (&str, &str) = (text.as_ref(), text.borrow());
        assert_eq!((lent, borrowed), ("abc", "abc"));
        assert_eq!(faults(parse::<Text>("abcd")), [" string_too_long"]);
        assert_eq!(Text::try_from(<$ty>::from("abc")), Ok(text));
    })* };
}

#[test]
fn every_string_is_one() {
    of_text!(String, std::string::String, Box<str>, Rc<str>, CompactString, smol_str::SmolStr);
    #[derive(Event, Debug, PartialEq)]
    #[event(derive(AsRef, FromStr))]
    struct Either<'a>(#[event(length(max = 3))] Cow<'a, str>);
    assert_eq!(parse::<Either<'_>>("abc").unwrap().as_ref().len(), 3);
    assert_eq!(faults(parse::<Either<'_>>("abcd")), [" string_too_long"]);
    #[derive(Event, Debug, PartialEq)]
    #[event(derive(AsRef, TryFrom))]
    struct Borrowed<'a>(#[event(length(max = 3))] &'a str);
    assert_eq!(Borrowed::try_from("abc").as_ref().map(AsRef::as_ref), Ok("abc"));
    assert_eq!(faults(Borrowed::try_from("abcd")), [" string_too_long"]);
    #[derive(Event, Debug, PartialEq)]
    #[event(derive(FromStr))]
    struct Letter(#[event(alphanumeric)] char);
    assert_eq!((parse("a"), faults(parse::<Letter>("ab"))), (Ok(Letter('a')), vec![" value_error".to_owned()]));
}

/// The error of the value's own type is kept if it is a report, and otherwise not quoted, since it may repeat the text.
#[test]
fn the_value_parses_by_its_own_type() {
    #[derive(Debug)]
    struct Telling(String);
    impl Display for Telling {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} is wrong", self.0)
        }
    }
    #[derive(serde::Serialize, serde::Deserialize, Debug)]
    struct Foreign;
    impl FromStr for Foreign {
        type Err = Telling;
        fn from_str(text: &str) -> Result<Self, Telling> {
            Err(Telling(text.to_owned()))
        }
    }
    #[derive(Event, Debug)]
    #[event(derive(FromStr))]
    struct Around(#[event(via_serde)] Foreign);
    #[derive(Event, Debug)]
    #[event(derive(FromStr))]
    struct Outer(Name);
    #[derive(Event, Debug)]
    #[event(derive(FromStr), sensitive)]
    struct Secret(Name);
    #[derive(Event, Debug)]
    #[event(derive(FromStr))]
    struct Id(uuid::Uuid);
    assert_eq!(lines(&parse::<Around>("secret").unwrap_err()), ["(document): does not parse [value_error]"]);
    assert_eq!(faults(parse::<Outer>("Ada Lovelace")), [" string_too_long"]);
    assert_eq!(lines(&parse::<Secret>("Ada Lovelace").unwrap_err()), ["(document): does not parse [value_error]"]);
    assert_eq!(faults(parse::<Id>("secret")), [" value_error"]);
    assert_eq!(parse::<Id>("67e55044-10b1-426f-9247-bb680e5fe0c8").unwrap().0.get_version_num(), 4);
}

#[derive(Event, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[event(derive(AsRef, Borrow, Deref, Display, FromStr, IntoInner))]
struct Wrapper<T>(T);

#[derive(Event, Debug, PartialEq)]
#[event(derive(TryFrom, Into, Deref))]
struct Few<T>(#[event(items(max = 2))] Vec<T>);

#[derive(Event, Debug, PartialEq)]
#[event(transparent, derive(TryFrom, AsRef, Into))]
struct Bounded<'a, T: Ord, const N: usize>(#[event(length(max = 3))] Cow<'a, str>, #[event(skip)] PhantomData<[T; N]>)
where
    T: Copy;

#[test]
fn generic_types() {
    fn few<T: Validate<Requires: SatisfiedBy> + polar_event_core::Describe>(items: Vec<T>) -> Result<Few<T>, Report> {
        Few::try_from(items)
    }
    let wrapped: Wrapper<Percent> = parse("7").unwrap();
    assert_eq!((wrapped.count_ones(), wrapped.to_string().as_str(), wrapped.into_inner()), (3, "7", Percent(7)));
    assert_eq!(HashMap::from([(Wrapper(5), 1)]).get(&5), Some(&1));
    // What is known of `T` is that it has an error, not which.
    assert_eq!(lines(&parse::<Wrapper<Percent>>("101").unwrap_err()), ["(document): does not parse [value_error]"]);
    assert_eq!(few(vec![Percent(1)]).map(Vec::from), Ok(vec![Percent(1)]));
    assert_eq!(faults(few(vec![Percent(1), Percent(101)])), ["/1 less_than_equal"]);
    assert_eq!(faults(few(vec![1, 2, 3])), [" too_long"]);
}

#[test]
fn transparent_structs() {
    #[derive(Event, Debug, PartialEq)]
    #[event(transparent, derive(AsRef, Deref, Display, FromStr, IntoInner, TryFrom))]
    struct Id<T, U> {
        #[event(skip)]
        seen: Vec<U>,
        #[event(range(min = 1))]
        value: u32,
        of: PhantomData<T>,
    }
    let id: Id<Name, u8> = parse("5").unwrap();
    assert_eq!((id.count_ones(), id.to_string().as_str(), *id.as_ref(), id.into_inner()), (2, "5", 5, 5));
    assert_eq!(faults(Id::<Name, u8>::try_from(0)), [" greater_than_equal"]);
    assert_eq!(Id::<Name, u8>::try_from(1), Ok(Id { seen: Vec::new(), value: 1, of: PhantomData }));
    assert_eq!(Bounded::<'_, u8, 2>::try_from(Cow::from("abc")).unwrap().as_ref(), "abc");
    assert_eq!(faults(Bounded::<'_, u8, 2>::try_from(Cow::from("abcd"))), [" string_too_long"]);
}

/// Beside a conversion, there is no way in but the conversion.
#[test]
fn converted_types() {
    #[derive(Event, Debug, Clone, PartialEq)]
    #[event(try_from = "String", into = "String", derive(AsRef, Deref, Display, Into, IntoInner))]
    struct Upper(String);
    impl TryFrom<String> for Upper {
        type Error = &'static str;
        fn try_from(text: String) -> Result<Self, Self::Error> {
            if text.is_empty() { Err("is empty") } else { Ok(Self(text.to_uppercase())) }
        }
    }
    let upper: Upper = json::from_str("\"abc\"").unwrap();
    assert_eq!((upper.as_ref(), upper.len(), upper.to_string().as_str()), ("ABC", 3, "ABC"));
    assert_eq!(json::to_string(&upper).unwrap(), "\"ABC\"");
    assert_eq!((String::from(upper.clone()), upper.into_inner()), ("ABC".to_owned(), "ABC".to_owned()));
}
