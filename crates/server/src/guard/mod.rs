//! What stands before every question: is it from where it may be, may it write, who asks.
//!
//! Articles are hostile and so are other sites in the same browser. Each guard has an attack on it in `tests/attacks.rs`.

mod headers;
mod host;
mod origin;
mod token;

pub use headers::secure;
pub use host::check as check_host;
pub use origin::check as check_origin;
pub use token::{Token, check as check_token, login, login_page, logout};
