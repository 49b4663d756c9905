//! `Describe`: the constant that everything else reads.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use super::{at, generics, rules};
use crate::model::{Field, Kind, Struct};
use crate::types;

pub(super) fn expand(model: &Struct<'_>) -> TokenStream {
    let ident = &model.input.ident;
    let generics = generics::bounded(model, &quote!(_event::Describe), &TokenStream::new());
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = model.input.generics.split_for_impl();
    let (name, doc, deny) = (&model.name, &model.doc, model.deny_unknown_fields);
    let check = model.check.as_ref().map(rules::text);
    let check = check.map_or_else(|| quote!(_event::None), |check| quote!(_event::Some(#check)));
    let fields = model.document_fields().map(|field| describe(field, model));
    let names = model.document_fields().map(|field| &field.name);
    quote! {
        #[automatically_derived]
        impl #impl_generics _event::Describe for #ident #ty_generics #where_clause {
            const SHAPE: &'static _event::Shape = &_event::Shape::Object(_event::Object {
                name: #name,
                doc: #doc,
                fields: &[#(#fields),*],
                names: &[#(#names),*],
                deny_unknown_fields: #deny,
                check: #check,
            });
        }
    }
}

fn describe(field: &Field<'_>, model: &Struct<'_>) -> TokenStream {
    let (name, aliases, doc, ty) = (&field.name, &field.aliases, &field.doc, field.ty);
    let rust_name = field.ident.to_string();
    let rules = rules::of_field(field, model);
    let has_default = field.default.is_some() || model.default.is_some();
    let (required, nullable, shape) = match field.kind {
        Kind::Foreign => {
            let (optional, text) = (types::option(ty).is_some(), ty.to_token_stream().to_string().replace(' ', ""));
            (quote!(!#optional), quote!(#optional), quote!(&_event::Shape::Foreign(#text)))
        }
        _ => {
            let describe = quote!(<#ty as _event::Describe>);
            let span = at(ty.span());
            (
                quote_spanned!(span=> !#describe::OPTIONAL),
                quote_spanned!(span=> #describe::NULLABLE),
                quote_spanned!(span=> #describe::SHAPE),
            )
        }
    };
    let required = match (field.required, has_default) {
        (true, _) => quote!(true),
        (false, true) => quote!(false),
        (false, false) => required,
    };
    let nullable = if field.rules.nullable.is_some() { quote!(true) } else { nullable };
    quote! {
        _event::Field {
            name: #name,
            aliases: &[#(#aliases),*],
            rust_name: #rust_name,
            doc: #doc,
            required: #required,
            nullable: #nullable,
            rules: #rules,
            shape: || #shape,
        }
    }
}
