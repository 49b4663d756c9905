//! What to do with a file of another kind: commands for a shell.

use crate::compression::Compression;
use crate::input::Input;
use crate::kind::WrongKind;
use crate::text::is_unsafe;

/// What is wrong with the file, and the commands that check it.
pub(crate) fn on(kind: WrongKind, input: &Input, compression: Option<Compression>) -> String {
    let file = Shell { input, compression };
    let like = |what: &str| format!("this looks like {what}; one JSON object a line is expected");
    let (wrong, commands) = match kind {
        WrongKind::ByteOrderMark => {
            ("this begins with a byte order mark, which JSON does not have".to_owned(), vec![file.through("tail -c +4")])
        }
        WrongKind::Encoding(name) => {
            (format!("this looks like {name}; UTF-8 is expected"), vec![file.through(&format!("iconv -f {name} -t UTF-8"))])
        }
        WrongKind::Array => (like("a JSON array"), vec![file.with("--array "), file.through("jq -c '.[]'")]),
        WrongKind::PrettyPrinted => (like("pretty-printed JSON"), vec![file.through("jq -c .")]),
        WrongKind::Csv(',') => (like("CSV"), vec![file.through("mlr --icsv --ojsonl cat")]),
        WrongKind::Csv('\t') => (like("tab-separated values"), vec![file.through("mlr --itsv --ojsonl cat")]),
        WrongKind::Csv(separator) => (like("CSV"), vec![file.through(&format!("mlr --icsv --ifs '{separator}' --ojsonl cat"))]),
        WrongKind::Object => ("this begins with an object; --array expects one JSON array".to_owned(), vec![file.with("")]),
    };
    with_commands(&wrong, &commands)
}

/// The same for a compressed file, for a program that was built without the feature.
pub(crate) fn on_compressed(compression: Compression, input: &Input) -> String {
    let file = Shell { input, compression: Some(compression) };
    let mut commands = vec![file.feed() + "check -"];
    if let Some(name) = file.name() {
        commands.push(format!("cargo run --release -p polar-event-check --features compression -- {name}"));
    }
    with_commands(&format!("this looks like {}; one JSON object a line is expected", compression.name()), &commands)
}

fn with_commands(wrong: &str, commands: &[String]) -> String {
    let how = if commands.len() > 1 { "one of these commands checks it" } else { "this command checks it" };
    commands.iter().fold(format!("{wrong}; {how}:"), |text, command| format!("{text}\n    {command}"))
}

/// Writes commands for a file.
struct Shell<'a> {
    input: &'a Input,
    compression: Option<Compression>,
}

impl Shell<'_> {
    /// The file through a converter.
    fn through(&self, converter: &str) -> String {
        match (self.compression, self.name()) {
            (None, Some(name)) => format!("{converter} < {name} | check -"),
            _ => format!("{}{converter} | check -", self.feed()),
        }
    }

    /// The file itself, with other options, which end with a space.
    fn with(&self, options: &str) -> String {
        match self.name() {
            Some(name) => format!("check {options}{name}"),
            None => format!("… | check {options}-"),
        }
    }

    /// The beginning of a pipe that writes the text of the file.
    fn feed(&self) -> String {
        let tool = self.compression.map(Compression::name);
        match (tool, self.name()) {
            (Some(tool), Some(name)) => format!("{tool} -dc < {name} | "),
            (Some(tool), None) => format!("… | {tool} -dc | "),
            (None, Some(name)) => format!("cat {name} | "),
            (None, None) => "… | ".to_owned(),
        }
    }

    /// The file's name, quoted if need be. `None` for stdin.
    fn name(&self) -> Option<String> {
        let Input::File(path) = self.input else { return None };
        let plain = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '/');
        Some(match path.to_str() {
            Some(name) if name.contains(is_unsafe) => "FILE".to_owned(),
            Some(name) if name.starts_with('-') => quoted(&format!("./{name}"), plain),
            Some(name) => quoted(name, plain),
            None => "FILE".to_owned(),
        })
    }
}

fn quoted(name: &str, plain: impl Fn(char) -> bool) -> String {
    if name.chars().all(plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', r"'\''")) }
}
