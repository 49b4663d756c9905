//! IP addresses: strings in JSON, held against serde's own in every format.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use polar_event_core::describe::Shape;
use polar_event_core::{Decode, Describe, Event, Validate, json};
use polar_event_tests::{accepts, faults, places};

const NO_IP: &str = "(document): must be an IP address like 192.0.2.1 or 2001:db8::1 [ip_any_address]";
const NO_IPV4: &str = "(document): must be an IPv4 address like 192.0.2.1 [ip_v4_address]";
const NO_IPV6: &str = "(document): must be an IPv6 address like 2001:db8::1 [ip_v6_address]";

#[test]
fn addresses_are_read_as_they_are_written() {
    let (v4, v6) = (Ipv4Addr::new(192, 0, 2, 1), Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1));
    accepts(&[], [v4, Ipv4Addr::UNSPECIFIED, Ipv4Addr::BROADCAST]);
    accepts(&[], [v6, Ipv6Addr::UNSPECIFIED, v4.to_ipv6_mapped()]);
    accepts(&[], [IpAddr::from(v4), IpAddr::from(v6)]);
    for text in
        [r#""""#, r#""192.0.2""#, r#""192.0.2.01""#, r#""192.0.2.256""#, r#""::1::""#, r#""[::1]""#, r#""fe80::1%eth0""#, r#"" ::1""#]
    {
        assert_eq!(faults::<IpAddr>(text, &[]), [NO_IP], "{text}");
        assert_eq!(faults::<Ipv4Addr>(text, &[]), [NO_IPV4], "{text}");
        assert_eq!(faults::<Ipv6Addr>(text, &[]), [NO_IPV6], "{text}");
    }
    assert_eq!(faults::<Ipv4Addr>(r#""::1""#, &[]), [NO_IPV4]);
    assert_eq!(faults::<Ipv6Addr>(r#""192.0.2.1""#, &[]), [NO_IPV6]);
    assert_eq!(faults::<IpAddr>("2130706433", &[]), ["(document): must be a string, not an integer [string_type]"]);
    assert_eq!(faults::<Ipv4Addr>("[192, 0, 2, 1]", &[]), ["(document): must be a string, not an array [string_type]"]);
    assert_eq!(faults::<Ipv6Addr>("null", &[]), ["(document): must be a string, not null [string_type]"]);
}

#[derive(Event, Debug, PartialEq)]
struct Host {
    address: IpAddr,
    #[event(nullable)]
    gateway: Option<Ipv4Addr>,
    others: Vec<Ipv6Addr>,
    by_address: BTreeMap<IpAddr, u8>,
    by_version: BTreeMap<Ipv4Addr, u8>,
}

fn host() -> Host {
    Host {
        address: IpAddr::from([192, 0, 2, 1]),
        gateway: Some(Ipv4Addr::LOCALHOST),
        others: vec![Ipv6Addr::LOCALHOST],
        by_address: BTreeMap::from([(IpAddr::from(Ipv6Addr::LOCALHOST), 1), (IpAddr::from(Ipv4Addr::LOCALHOST), 2)]),
        by_version: BTreeMap::from([(Ipv4Addr::BROADCAST, 3)]),
    }
}

#[test]
fn they_stand_in_fields_items_and_keys() {
    let text = json::to_string(&host()).unwrap();
    assert_eq!(
        text,
        r#"{"address":"192.0.2.1","gateway":"127.0.0.1","others":["::1"],"by_address":{"127.0.0.1":2,"::1":1},"by_version":{"255.255.255.255":3}}"#
    );
    assert_eq!(json::from_str(&text), Ok(host()));
    assert_eq!(serde_json::from_str::<Host>(&text).unwrap(), host());
    assert_eq!(host().validate(), Ok(()));
    let text = r#"{"address":"x","gateway":null,"others":["::1","192.0.2.1"],"by_address":{"x":1},"by_version":{"::1":1}}"#;
    assert_eq!(
        places(&json::from_str::<Host>(text).unwrap_err()),
        ["/address ip_any_address", "/others/1 ip_v6_address", "/by_address/x ip_any_address key", "/by_version/::1 ip_v4_address key"]
    );
}

#[test]
fn they_go_through_every_format() {
    let mut cbor = Vec::new();
    ciborium::into_writer(&host(), &mut cbor).unwrap();
    assert_eq!(ciborium::from_reader::<Host, _>(cbor.as_slice()).unwrap(), host());
    let bytes = postcard::to_stdvec(&host()).unwrap();
    assert_eq!(postcard::from_bytes::<Host>(&bytes).unwrap(), host());
    let serdes = postcard::to_stdvec(&(host().address, host().others)).unwrap();
    assert_eq!(postcard::from_bytes::<(IpAddr, Vec<Ipv6Addr>)>(&serdes).unwrap(), (host().address, host().others));
}

#[test]
fn each_has_its_description() {
    fn is<T: Describe + for<'de> Decode<'de> + Debug>(shape: fn(&Shape) -> bool) -> bool {
        shape(T::SHAPE)
    }
    assert!(is::<IpAddr>(|shape| matches!(shape, Shape::IpAddress)));
    assert!(is::<Ipv4Addr>(|shape| matches!(shape, Shape::Ipv4Address)));
    assert!(is::<Ipv6Addr>(|shape| matches!(shape, Shape::Ipv6Address)));
}

#[test]
fn sockets_are_addresses_with_a_port() {
    use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};
    accepts(&[], [SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0), SocketAddrV4::new(Ipv4Addr::BROADCAST, 65535)]);
    accepts(&[], [SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 0, 0), SocketAddrV6::new(Ipv6Addr::UNSPECIFIED, 443, 0, u32::MAX)]);
    accepts(&[], [SocketAddr::from(([192, 0, 2, 1], 443)), SocketAddr::from((Ipv6Addr::LOCALHOST, 443))]);
    for text in ["", "192.0.2.1", "192.0.2.1:65536", "192.0.2.1:080", "[::1]", "::1:80", "localhost:80", " 192.0.2.1:80"] {
        let text = format!("{text:?}");
        assert_eq!(places(&json::from_str::<SocketAddr>(&text).unwrap_err()), [" socket_address"], "{text}");
        assert_eq!(places(&json::from_str::<SocketAddrV4>(&text).unwrap_err()), [" socket_v4_address"], "{text}");
        assert_eq!(places(&json::from_str::<SocketAddrV6>(&text).unwrap_err()), [" socket_v6_address"], "{text}");
    }
    assert_eq!(json::from_str(r#""192.0.2.1:0""#), Ok(SocketAddrV4::new(Ipv4Addr::new(192, 0, 2, 1), 0)));
}
