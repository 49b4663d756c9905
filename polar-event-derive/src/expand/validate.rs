//! `Validate`: the same rules on a value in memory.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{at, generics, rules, whole};
use crate::model::{Field, Kind, Struct};

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let generics = generics::bounded(model, &quote!(_event::Validate + _event::Describe), &TokenStream::new());
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let checks = model.numbered_fields().filter_map(|(index, field)| check(index, field));
    let whole = whole::expand(model, &quote!(Self), None).map(|check| quote!(_event::validate::whole(self, start, #check, cx);));
    let context = model.needs().context(&quote!(_event::Validate));
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Validate for #ident #ty_generics #where_clause {
            type Context = #context;

            fn check(&self, _: _event::Rules, cx: &mut _event::Context<'_>) {
                let fields = <Self as _event::Describe>::SHAPE.object().fields;
                let start = _event::Context::mark(cx);
                #(#checks)*
                #whole
                let _ = (fields, start, cx);
            }
        }
    }
}

fn check(index: usize, field: &Field<'_>) -> Option<TokenStream> {
    let (ident, ty, span) = (field.ident, field.ty, at(field.ty.span()));
    if field.kind == Kind::Foreign {
        let check = rules::foreign(field);
        return Some(quote!(_event::validate::foreign_field(&self.#ident, &fields[#index], #check, cx);));
    }
    if let Some(check) = &field.check {
        let (part, check) = (rules::part(field).unwrap_or_else(rules::plain), rules::whole(check, &quote!(#ty)));
        return Some(quote_spanned!(span=> _event::validate::field_checked(&self.#ident, &fields[#index], #part, #check, cx);));
    }
    Some(match rules::part(field) {
        Some(part) => quote_spanned!(span=> _event::validate::field_as(&self.#ident, &fields[#index], #part, cx);),
        None => quote_spanned!(span=> _event::validate::field(&self.#ident, &fields[#index], cx);),
    })
}
