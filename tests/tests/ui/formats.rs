use polar_event_core::Event;

#[derive(Event)]
struct Formats {
    #[event(email)]
    number: u8,
    #[event(email = true)]
    flag: String,
    #[event(hostname(strict))]
    flag_with_list: String,
    #[event(ip)]
    list: Vec<String>,
    #[event(email, email)]
    twice: String,
    #[event(ipv4, ipv6)]
    two_versions: String,
    #[event(uuid, url)]
    two_forms: String,
    #[event(url)]
    url_number: u64,
    #[event(url = "https")]
    value: String,
    #[event(url())]
    nothing: String,
    #[event(url(scheme("https")))]
    setting: String,
    #[event(url(schemes = "https"))]
    no_list: String,
    #[event(url(schemes()))]
    no_scheme: String,
    #[event(url(schemes("https", 5)))]
    no_text: String,
    #[event(url(schemes("HTTPS")))]
    upper_case: String,
    #[event(url(schemes("https://")))]
    with_colon: String,
    #[event(url(schemes("")))]
    empty: String,
    #[event(url(schemes("http", "http")))]
    scheme_twice: String,
    #[event(each(ipv4))]
    items: Vec<u32>,
    #[event(keys(emial))]
    misspelt: std::collections::BTreeMap<String, u8>,
    #[event(length(graphemes, bytes, max = 5))]
    two_units: String,
    #[event(length(graphemes = 5))]
    unit_value: String,
    #[event(length(graphemes, max = 5), length(graphemes, min = 2))]
    unit_twice: String,
    #[event(finite)]
    finite: u8,
    #[event(each(finite))]
    finite_items: Vec<String>,
}

fn main() {}
