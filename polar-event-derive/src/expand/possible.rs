//! Constants that do not compile if no value satisfies the rules, or if a default or an example breaks one.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, ExprUnary, Generics, Lit, Type, UnOp};

use super::{at, rules};
use crate::model::{Argument, Bound, Default, Field, Kind, Limit, Limits, Number, Part, Rule, Rules, Target};
use crate::types;

/// The constants for a field or newtype.
pub(super) fn checks(field: &Field<'_>, generics: &Generics) -> TokenStream {
    let mut checks = of_rules(&field.rules, Some(field.ty), generics);
    // Other types may convert a value before they check the rules, as `url::Url` does.
    if matches!(types::Known::of(field.ty), types::Known::Other) {
        return checks;
    }
    if let Some(Default::Value(value)) = &field.default {
        checks.extend(literal(value).map(|literal| allowed(&field.rules, &literal, "default", value, generics)));
    }
    // So may custom deserialize functions.
    let examples = if matches!(field.kind, Kind::With | Kind::ViaSerde) { [].as_slice() } else { field.examples.as_slice() };
    for example in examples {
        let value = syn::parse_str::<Expr>(example).ok().and_then(|value| literal(&value));
        checks.extend(value.map(|literal| allowed(&field.rules, &literal, "example", &field.member, generics)));
    }
    checks
}

/// The constants for a value and its items; `ty` is its type, if known.
fn of_rules(rules: &Rules, ty: Option<&Type>, generics: &Generics) -> TokenStream {
    let of_type = ty.and_then(|ty| facts(ty, generics));
    // These rules on a `char` are already an error.
    let is_refused = |rule: &Rule| matches!(rule.target, Target::Url | Target::Uuid) && ty.is_some_and(types::is_char);
    let comparable: Vec<&Rule> = rules.own.iter().filter(|rule| !depends_on(rule, generics) && !is_refused(rule)).collect();
    let mut checks = TokenStream::new();
    // A single rule can only contradict its type or, if its limits are constants, itself: literals were checked before.
    let is_worth_it = match comparable.as_slice() {
        [] => false,
        [rule] => of_type.is_some() || has_constants(rule),
        // Rules on letters never contradict rules on lengths.
        several => {
            several.iter().filter(|rule| rule.limits != Limits::Letters).count() > 1
                || several.iter().any(|rule| rule.limits == Limits::Other)
        }
    };
    if let Some(last) = comparable.last().filter(|_| is_worth_it) {
        let of_type = of_type.unwrap_or_else(|| quote!(ANY));
        let rules = comparable.iter().map(|rule| rules::plain_rule(rule));
        checks.extend(quote_spanned! {at(last.span)=>
            const _: () = _event::rule::assert_possible(&_event::rule::Facts::#of_type, &[#(#rules),*]);
        });
    }
    let (item, key, value) = ty.map_or((None, None, None), |ty| match types::Known::of(ty) {
        types::Known::List(item) => (Some(item), None, None),
        types::Known::Map(key, value) => (None, Some(key), Some(value)),
        _ => (None, None, None),
    });
    for (part, ty) in [(&rules.each, item), (&rules.keys, key), (&rules.values, value)] {
        checks.extend(part.as_ref().map(|Part { rules, .. }| of_rules(rules, ty, generics)));
    }
    checks
}

/// The facts of the type itself, in core.
fn facts(ty: &Type, generics: &Generics) -> Option<TokenStream> {
    match ty {
        Type::Array(array) => (!is_of(&array.len, generics)).then(|| {
            let len = &array.len;
            quote!(array(#len))
        }),
        _ => types::is_char(ty).then(|| quote!(CHARACTER)),
    }
}

fn allowed(rules: &Rules, literal: &TokenStream, what: &str, place: &impl ToTokens, generics: &Generics) -> TokenStream {
    let comparable: Vec<TokenStream> = rules.own.iter().filter(|rule| !depends_on(rule, generics)).map(rules::plain_rule).collect();
    if comparable.is_empty() {
        return TokenStream::new();
    }
    quote_spanned! {at(place.span())=>
        const _: () = _event::rule::assert_allowed(&[#(#comparable),*], &#literal, #what);
    }
}

/// A string or number as a literal of core.
fn literal(value: &Expr) -> Option<TokenStream> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(quote!(_event::Literal::Text(#text))),
        Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => number(&Number::Integer(integer.base10_parse().ok()?)),
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => number(&Number::Float(float.base10_parse().ok()?)),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match &**expr {
            Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) => number(&Number::Integer(-integer.base10_parse::<i128>().ok()?)),
            Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => number(&Number::Float(-float.base10_parse::<f64>().ok()?)),
            _ => None,
        },
        _ => None,
    }
}

fn number(number: &Number) -> Option<TokenStream> {
    let number = rules::number(number);
    Some(quote!(_event::Literal::Number(#number)))
}

/// Whether the arguments of a rule depend on type parameters, which constants outside of the type cannot use.
fn depends_on(rule: &Rule, generics: &Generics) -> bool {
    let of_limit = |limit: &Option<Limit>| limit.as_ref().is_some_and(|limit| is_of(&limit.expr, generics));
    let of_number = |number: &Number| matches!(number, Number::Constant { expr, .. } if is_of(expr, generics));
    let of_bound = |bound: &Option<Bound>| bound.as_ref().is_some_and(|bound| of_number(&bound.number));
    match &rule.argument {
        Argument::None => false,
        Argument::Text(text) | Argument::Pattern(text) => is_of(&text.expr, generics),
        Argument::Texts(texts) | Argument::Schemes(texts) => texts.iter().any(|text| is_of(&text.expr, generics)),
        Argument::Literals(values) => values.iter().any(|value| is_of(value, generics)),
        Argument::Uuid(version) => of_limit(version),
        // It is not known here whether it applies to a string.
        Argument::ItemText(_) => true,
        Argument::Number(number) | Argument::ItemNumber(number) => of_number(number),
        Argument::Numbers(numbers) => numbers.iter().any(of_number),
        Argument::Limits { min, max } | Argument::Length { min, max, .. } => of_limit(min) || of_limit(max),
        Argument::Decimal { max_digits, places } => of_limit(max_digits) || of_limit(places),
        Argument::Range { min, max } => of_bound(min) || of_bound(max),
        Argument::Tolerance(tolerance) => of_limit(tolerance),
        Argument::Metadata { max_pairs, max_key, max_value, .. } => [max_pairs, max_key, max_value].into_iter().any(of_limit),
    }
}

/// Whether a limit of a range is a constant.
fn has_constants(rule: &Rule) -> bool {
    let is_constant = |bound: &Option<Bound>| bound.as_ref().is_some_and(|bound| matches!(bound.number, Number::Constant { .. }));
    matches!(&rule.argument, Argument::Range { min, max } if is_constant(min) || is_constant(max))
}

/// Whether an expression is anything but a literal or the path of a constant outside of the type.
fn is_of(expr: &Expr, generics: &Generics) -> bool {
    match expr {
        Expr::Lit(_) => false,
        Expr::Path(path) => path.qself.is_some() || !generics.params.is_empty() && path.path.leading_colon.is_none(),
        _ => true,
    }
}
