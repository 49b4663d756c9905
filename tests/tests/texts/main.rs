//! Pairs of texts, seen from outside: query strings, forms, records of CSV, environments.

mod csv;
mod environment;
mod form;
mod pairs;
mod shapes;
mod urlencoded;
