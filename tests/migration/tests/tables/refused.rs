//! serde's attributes that do not compile: what the compiler says of each, which `tests/ui/migration.rs` holds it to.

const ERRORS: &str = include_str!("../../../tests/ui/migration.stderr");

/// An attribute that does not compile.
pub struct Refused {
    pub section: &'static str,
    pub name: String,
    /// Where, if it means something elsewhere.
    pub place: &'static str,
    pub instead: String,
}

/// `error: the struct attribute `#[serde(tag)]` is not supported by `Event`: …`
pub fn all() -> Vec<Refused> {
    let errors = ERRORS.lines().filter_map(|line| line.strip_prefix("error: the "));
    let all: Vec<Refused> = errors.map(refused).collect();
    assert_eq!(all.len(), ERRORS.matches("error: ").count(), "an error of another kind");
    all
}

fn refused(error: &str) -> Refused {
    let (of, rest) = error.split_once(" attribute `#[serde(").expect("what it is an attribute of");
    let (name, rest) = rest.split_once(")]`").expect("its name");
    let (_, instead) = rest.split_once(": ").expect("what to do instead");
    let (section, place) = match of {
        "tuple struct" => ("types", " on a tuple struct"),
        "struct" => ("types", ""),
        "enum" if name.ends_with("_identifier") => ("types", ""),
        "enum" => ("types", " on an enum"),
        "variant" => ("variants", ""),
        "field" => ("fields", ""),
        other => panic!("{other}"),
    };
    Refused { section, name: name.to_owned(), place, instead: instead.to_owned() }
}
