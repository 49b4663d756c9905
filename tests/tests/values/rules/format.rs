//! The rules on the form of a string: what passes, what does not, decoded and in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polar_event_core::rule::{Email, Hostname, Ip, Ipv4, Ipv6, Rule, Rules, Url};
use polar_event_core::{Event, OptionalNullable, Validate, json};
use polar_event_tests::{accepts, lines, refuses};
use serde_json::{Value, json};

#[track_caller]
fn takes(rules: Rules, texts: &[&str]) {
    accepts(rules, texts.iter().map(|text| (*text).to_owned()));
}

#[track_caller]
fn leaves(rules: Rules, texts: &[&str], expected: &str, params: &Value) {
    for text in texts {
        refuses(rules, &(*text).to_owned(), &[(expected, params.clone())]);
    }
}

const EMAIL: Rules = &[Rule::Email(Email)];
const NO_EMAIL: &str = "(document): must be an e-mail address like name@example.com [email_parsing]";

#[test]
fn an_email_address_is_a_mailbox_of_rfc_5321() {
    takes(
        EMAIL,
        &[
            "ada@example.com",
            "Ada.Lovelace+tag@mail.example.co.uk",
            "o'brien!#$%&*/=?^_`{|}~-@example.com",
            "a@b",
            "root@localhost",
            "1@2.example",
            "\"very unusual\"@example.com",
            "\"a@b\\\"c\"@example.com",
            "ada@xn--mnchen-3ya.de",
            "ada@[192.0.2.1]",
            "ada@[IPv6:2001:db8::1]",
            "ada@[ipv6:::1]",
        ],
    );
    leaves(
        EMAIL,
        &[
            "",
            "@",
            "ada",
            "ada@",
            "@example.com",
            "ada@@example.com",
            "a@b@example.com",
            "ada@example.com ",
            " ada@example.com",
            "ada lovelace@example.com",
            "Ada <ada@example.com>",
            "<ada@example.com>",
            ".ada@example.com",
            "ada.@example.com",
            "a..da@example.com",
            "ada@-example.com",
            "ada@example-.com",
            "ada@example..com",
            "ada@example.com.",
            "ada@exa_mple.com",
            "ada@192.0.2.1",
            "ada@[192.0.2.256]",
            "ada@[example.com]",
            "ada@[IPv6:192.0.2.1]",
            "ada@[2001:db8::1]",
            "ada@[]",
            "ada@münchen.de",
            "jürgen@example.com",
            "ada\n@example.com",
            "\"@example.com",
            "\"a\0\"@example.com",
            "ada,bob@example.com",
        ],
        NO_EMAIL,
        &json!({}),
    );
}

#[test]
fn the_parts_of_an_email_address_have_their_lengths() {
    let local = |length: usize| format!("{}@example.com", "a".repeat(length));
    takes(EMAIL, &[&local(64)]);
    leaves(EMAIL, &[&local(65)], NO_EMAIL, &json!({}));
    let label = |length: usize| format!("a@{}.com", "b".repeat(length));
    takes(EMAIL, &[&label(63)]);
    leaves(EMAIL, &[&label(64)], NO_EMAIL, &json!({}));
    let whole = |length: usize| {
        let text = format!("{}@{}{}", "a".repeat(64), "b.".repeat(90), "c".repeat(length - 245));
        assert_eq!(text.len(), length);
        text
    };
    takes(EMAIL, &[&whole(254)]);
    leaves(EMAIL, &[&whole(255)], NO_EMAIL, &json!({}));
}

const HOSTNAME: Rules = &[Rule::Hostname(Hostname)];
const NO_HOSTNAME: &str = "(document): must be a host name like www.example.com [hostname_parsing]";

#[test]
fn a_host_name_is_that_of_rfc_1123() {
    takes(
        HOSTNAME,
        &[
            "example.com",
            "EXAMPLE.Com",
            "localhost",
            "a",
            "3com.com",
            "1.2.3.4a",
            "a-b--c.example",
            "xn--mnchen-3ya.de",
            "r3---sn-4g5ednsl.example.com",
            "1e5",
        ],
    );
    leaves(
        HOSTNAME,
        &[
            "",
            ".",
            "example.com.",
            ".example.com",
            "a..b",
            "-a.com",
            "a-.com",
            "-",
            "a_b.com",
            "a b",
            "a.com ",
            "münchen.de",
            "例え.jp",
            "a。b",
            "example.com:80",
            "https://example.com",
            "192.0.2.1",
            "1.2",
            "123",
            "[::1]",
            "::1",
            "a.com\n",
            "a\0",
        ],
        NO_HOSTNAME,
        &json!({}),
    );
}

#[test]
fn the_parts_of_a_host_name_have_their_lengths() {
    takes(HOSTNAME, &[&"a".repeat(63), &format!("{}.{}", "a".repeat(63), "b".repeat(63))]);
    leaves(HOSTNAME, &[&"a".repeat(64), &format!("a.{}.b", "c".repeat(64))], NO_HOSTNAME, &json!({}));
    let whole = format!("{}a", "a.".repeat(126));
    assert_eq!(whole.len(), 253);
    takes(HOSTNAME, &[&whole]);
    leaves(HOSTNAME, &[&format!("{whole}b")], NO_HOSTNAME, &json!({}));
}

#[test]
fn ip_addresses_are_of_one_version_or_of_either() {
    const IP: Rules = &[Rule::Ip(Ip)];
    const IPV4: Rules = &[Rule::Ipv4(Ipv4)];
    const IPV6: Rules = &[Rule::Ipv6(Ipv6)];
    let (no_ip, no_ipv4, no_ipv6) = (
        "(document): must be an IP address like 192.0.2.1 or 2001:db8::1 [ip_any_address]",
        "(document): must be an IPv4 address like 192.0.2.1 [ip_v4_address]",
        "(document): must be an IPv6 address like 2001:db8::1 [ip_v6_address]",
    );
    let version_4 = ["0.0.0.0", "192.0.2.1", "255.255.255.255"];
    let version_6 = ["::", "::1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"];
    let neither = [
        "",
        "192.0.2",
        "192.0.2.1.",
        "192.0.2.256",
        "192.0.2.01",
        "0x7f.0.0.1",
        "2130706433",
        "192.0.2.1/24",
        " 192.0.2.1",
        "１９２.0.2.1",
        ":",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "[::1]",
        "fe80::1%eth0",
        "::1/64",
    ];
    takes(IP, &version_4);
    takes(IP, &version_6);
    leaves(IP, &neither, no_ip, &json!({}));
    takes(IPV4, &version_4);
    leaves(IPV4, &version_6, no_ipv4, &json!({}));
    leaves(IPV4, &neither, no_ipv4, &json!({}));
    takes(IPV6, &version_6);
    leaves(IPV6, &version_4, no_ipv6, &json!({}));
    leaves(IPV6, &neither, no_ipv6, &json!({}));
}

const URL: Rules = &[Rule::Url(Url { schemes: &[] })];

#[test]
fn a_url_is_absolute_and_written_as_rfc_3986_has_it() {
    takes(
        URL,
        &[
            "https://example.com",
            "HTTPS://EXAMPLE.com:443/a%20b/;c=d?e=f&g=%C3%A9#h",
            "http://localhost:8080",
            "http://192.0.2.1/",
            "http://[2001:db8::1]:80/",
            "https://user:password@example.com/",
            "https://xn--mnchen-3ya.de",
            "https://example.com/a//b/../c",
            "ftp://example.com/file",
            "file:///etc/hosts",
            "mailto:ada@example.com",
            "urn:isbn:0451450523",
            "data:,hello",
            "postgres://db/events",
            "x:",
        ],
    );
    for (text, error) in [
        ("", "relative URL without a base"),
        ("example.com", "relative URL without a base"),
        ("/path", "relative URL without a base"),
        ("//example.com", "relative URL without a base"),
        ("1https://example.com", "relative URL without a base"),
        ("https://", "empty host"),
        ("https://:80", "empty host"),
        ("https://example.com:65536", "invalid port number"),
        ("https://example.com:http", "invalid port number"),
        ("https://192.0.2.256", "invalid IPv4 address"),
        ("https://[::g]", "invalid IPv6 address"),
        ("https://a%20b.com", "invalid international domain name"),
        ("https://xn--a.com", "invalid international domain name"),
    ] {
        let line = format!("(document): must be a valid URL: {error} [url_parsing]");
        refuses(URL, &text.to_owned(), &[(&line, json!({"error": error}))]);
    }
    let plain = "has characters that must be percent-encoded";
    for (text, error) in [
        (" https://example.com", plain),
        ("https://example.com/\n", plain),
        ("https://example.com/a b", plain),
        ("https://example.com/é", plain),
        ("https://münchen.de", plain),
        ("https:\\\\example.com", plain),
        ("https://example.com/\"", plain),
        ("https://example.com/<a>", plain),
        ("https://example.com/{id}", plain),
        ("https://example.com/a|b^c`", plain),
        ("https://example.com/%zz", "expected 2 hex digits after %"),
        ("https://example.com/?a=%", "expected 2 hex digits after %"),
        ("https://example.com/#%4", "expected 2 hex digits after %"),
        ("redis://%zz", "expected 2 hex digits after %"),
        ("https://example.com/a[1]", "non-URL code point"),
        ("https://example.com/#a#b", "non-URL code point"),
        ("https:example.com", "expected //"),
        ("https:/example.com", "expected //"),
        ("https:///example.com", "expected //"),
        ("https://a@b@example.com", "unencoded @ sign in username or password"),
    ] {
        let line = format!("(document): must be a URL written as RFC 3986 has it: {error} [url_syntax_violation]");
        refuses(URL, &text.to_owned(), &[(&line, json!({"error": error}))]);
    }
}

#[test]
fn a_url_has_one_of_the_schemes() {
    const WEB: Rules = &[Rule::Url(Url { schemes: &["https", "http"] })];
    takes(WEB, &["https://example.com", "http://example.com", "HTTP://example.com"]);
    let expected = "(document): must be a URL whose scheme is one of https, http [url_scheme]";
    leaves(
        WEB,
        &["ftp://example.com", "javascript:alert(1)", "file:///etc/passwd", "httpss://example.com", "mailto:a@b.c"],
        expected,
        &json!({"expected_schemes": ["https", "http"]}),
    );
}

#[derive(Event, Debug, Clone, PartialEq)]
#[event(derive(TryFrom))]
struct Address(#[event(email)] String);

#[derive(Event, Debug, PartialEq)]
struct Everywhere<'a> {
    #[event(email, length(max = 20))]
    email: String,
    #[event(url(schemes("https")))]
    borrowed: Cow<'a, str>,
    #[event(hostname)]
    reference: &'a str,
    #[event(ip)]
    optional: Option<String>,
    #[event(ipv6)]
    nullable: OptionalNullable<Box<str>>,
    #[event(each(email))]
    items: Vec<String>,
    #[event(keys(hostname), values(each(ipv4)))]
    entries: BTreeMap<String, Vec<String>>,
    newtype: Address,
    #[event(each(url))]
    boxed: Vec<Option<Box<str>>>,
}

#[test]
fn formats_stand_wherever_strings_do() {
    let text = r#"{
        "email": "ada@example.com", "borrowed": "https://example.com", "reference": "example.com", "optional": "::1", "nullable": "::1",
        "items": ["a@b.c"], "entries": {"example.com": ["192.0.2.1"]}, "newtype": "a@b.c", "boxed": ["urn:a", null]
    }"#;
    let good = json::from_str::<Everywhere<'_>>(text).unwrap();
    assert_eq!(good.validate(), Ok(()));
    let text = r#"{
        "email": "ada.example.com.example", "borrowed": "http://example.com", "reference": "example_com", "optional": "1", "nullable": "1.2.3.4",
        "items": ["a@b.c", "a"], "entries": {"a_b": ["::1"]}, "newtype": "a", "boxed": ["a"]
    }"#;
    let report = json::from_str::<Everywhere<'_>>(text).unwrap_err();
    let expected = [
        "/email: must be an e-mail address like name@example.com [email_parsing]",
        "/email: must have at most 20 characters, has 23 [string_too_long]",
        "/borrowed: must be a URL whose scheme is https [url_scheme]",
        "/reference: must be a host name like www.example.com [hostname_parsing]",
        "/optional: must be an IP address like 192.0.2.1 or 2001:db8::1 [ip_any_address]",
        "/nullable: must be an IPv6 address like 2001:db8::1 [ip_v6_address]",
        "/items/1: must be an e-mail address like name@example.com [email_parsing]",
        "/entries/a_b (the key): must be a host name like www.example.com [hostname_parsing]",
        "/entries/a_b/0: must be an IPv4 address like 192.0.2.1 [ip_v4_address]",
        "/newtype: must be an e-mail address like name@example.com [email_parsing]",
        "/boxed/0: must be a valid URL: relative URL without a base [url_parsing]",
    ];
    assert_eq!(lines(&report), expected);
    let bad = Everywhere {
        email: "ada.example.com.example".into(),
        borrowed: "http://example.com".into(),
        reference: "example_com",
        optional: Some("1".into()),
        nullable: OptionalNullable::Value("1.2.3.4".into()),
        items: vec!["a@b.c".into(), "a".into()],
        entries: BTreeMap::from([("a_b".into(), vec!["::1".into()])]),
        newtype: Address("a".into()),
        boxed: vec![Some("a".into())],
    };
    assert_eq!(lines(&bad.validate().unwrap_err()), expected);
    assert_eq!(
        Address::try_from("a".to_owned()).unwrap_err().to_string(),
        "(document): must be an e-mail address like name@example.com [email_parsing]"
    );
}
