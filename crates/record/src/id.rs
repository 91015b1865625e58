//! Short ids (`a1`, `t2`, …) that objects of a record use to point at each other.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        #[schemars(with = "String")]
        pub struct $name(u32);

        impl $name {
            /// The id of the object at `index` (from 0) of its list.
            pub const fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// Where the object stands in its list, from 0.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0 + 1)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
                text.strip_prefix($prefix)
                    .and_then(|number| number.parse::<u32>().ok())
                    .and_then(|number| number.checked_sub(1))
                    .map(Self)
                    .ok_or_else(|| D::Error::custom(format!("`{text}` is not an id like `{}1`", $prefix)))
            }
        }
    )*};
}

ids! {
    /// Points at an [`Actor`](crate::Actor): `a1`.
    ActorId "a"
    /// Points at a [`Place`](crate::Place): `p1`.
    PlaceId "p"
    /// Points at a [`Time`](crate::Time): `t1`.
    TimeId "t"
    /// Points at a [`Quantity`](crate::Quantity): `q1`.
    QuantityId "q"
    /// Points at a [`Statement`](crate::Statement): `s1`.
    StatementId "s"
    /// Points at an [`Event`](crate::Event): `e1`.
    EventId "e"
    /// Points at a [`Dispute`](crate::Dispute): `d1`.
    DisputeId "d"
}
