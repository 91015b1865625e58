//! Where things happen and are said, across documents.

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::query::limit;
use crate::{Ledger, LedgerError, Precision, RowId};

/// A place and how much happened or was said there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceRow {
    /// The place's row in the first document, by handle.
    pub id: RowId,
    /// What it is called.
    pub name: String,
    /// Country code.
    pub country: Option<String>,
    /// The first division of the country.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84; null where no point is known.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// Id in GeoNames.
    pub geonames: Option<u32>,
    /// How exactly the place is known.
    pub precision: Precision,
    /// In how many documents.
    pub documents: u64,
    /// How many statements were made there.
    pub statements: u64,
    /// How many events took place or are to take place there; of several accounts of one, the first that passes the filter.
    pub events: u64,
}

impl Ledger {
    /// Places of the events and statements that pass the filter, those with most of them first.
    pub fn places(&self, filter: &Filter) -> Result<Vec<PlaceRow>, LedgerError> {
        let (mut told, mut said) = (Parts::default(), Parts::default());
        told.push("e.place IS NOT NULL", []);
        filter.events("e", &self.sqlite, &mut told)?;
        filter.documents("d", &mut told);
        self.once(filter, None, &mut told)?;
        said.push("s.place IS NOT NULL", []);
        filter.statements(&self.sqlite, &mut said)?;
        filter.documents("d", &mut said);
        let sql = format!(
            "SELECT min(d.handle || '/p' || p.number), min(p.name), p.country, max(p.admin1), p.latitude, p.longitude, p.geonames,
                count(DISTINCT r.document), sum(r.said), sum(r.told)
             FROM (SELECT e.place, e.document, 0 AS said, 1 AS told FROM events e JOIN documents d ON d.id = e.document {}
                UNION ALL SELECT s.place, s.document, 1, 0 FROM statements s JOIN documents d ON d.id = s.document {}) r
             JOIN places p ON p.id = r.place JOIN documents d ON d.id = p.document
             GROUP BY ifnull(p.geonames, p.name), p.country, p.latitude, p.longitude
             ORDER BY sum(r.said) + sum(r.told) DESC, 2, 3, 1 LIMIT {} OFFSET {}",
            told.clause(),
            said.clause(),
            limit(filter.count()),
            limit(filter.skip)
        );
        let values: Vec<Value> = told.into_values().into_iter().chain(said.into_values()).collect();
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get(4)?, row.get(5)?);
            let country: Option<String> = row.get(2)?;
            found.push(PlaceRow {
                id: row.get::<_, String>(0)?.parse()?,
                name: row.get(1)?,
                precision: Precision::of(latitude.is_some() && longitude.is_some(), country.is_some()),
                country,
                admin1: row.get(3)?,
                latitude,
                longitude,
                geonames: row.get(6)?,
                documents: row.get(7)?,
                statements: row.get(8)?,
                events: row.get(9)?,
            });
        }
        Ok(found)
    }
}
