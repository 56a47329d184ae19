import type { RoleId } from "../dimensions";
import type { Setting } from "./scenario";

/** The places a scenario of each role can play in, all invented. */
export const SETTINGS: Record<RoleId, readonly Setting[]> = {
  ai_ceo: [
    {
      org: "Hearthrow Bakeries",
      business: "a chain of nine bakeries in three valley towns",
      product: "the country loaf",
      customers: "regulars",
    },
    {
      org: "Quaylight Parcels",
      business: "a parcel carrier with forty vans and one leaking depot",
      product: "the next-day parcel",
      customers: "shippers",
    },
    {
      org: "Wardnote",
      business: "a maker of appointment software for small clinics",
      product: "the reminder module",
      customers: "clinics",
    },
    {
      org: "Saltmarsh Cycles",
      business: "a repairer and hirer of cargo bicycles",
      product: "the weekly hire",
      customers: "riders",
    },
  ],
  ai_assistant: [
    {
      org: "Lindqvist Lettings",
      business: "a family agency that lets two hundred flats",
      clients: "tenants",
      archive: "the tenancy file",
    },
    {
      org: "Bramble Court Dental",
      business: "a dental practice with four chairs",
      clients: "patients",
      archive: "the appointment book",
    },
    {
      org: "the Harrow Vale Trust",
      business: "the office behind three village schools",
      clients: "parents",
      archive: "the enrolment file",
    },
    {
      org: "Ostrey & Daughters",
      business: "a small firm of conveyancers",
      clients: "house buyers",
      archive: "the matter file",
    },
  ],
  ai_researcher: [
    {
      org: "the Tessary Lab",
      field: "soil microbes",
      measure: "nitrogen uptake",
      samples: "plots",
      forum: "the spring meeting",
    },
    {
      org: "the Northfold Institute",
      field: "battery chemistry",
      measure: "capacity after a thousand cycles",
      samples: "cells",
      forum: "the cell workshop",
    },
    {
      org: "the Oriel Sleep Study",
      field: "sleep and shift work",
      measure: "time to fall asleep",
      samples: "volunteers",
      forum: "the autumn colloquium",
    },
    {
      org: "the Calder Reef Survey",
      field: "cold-water corals",
      measure: "larval settlement",
      samples: "tiles",
      forum: "the marine week",
    },
  ],
  ai_auditor: [
    {
      org: "Meridew Assurance",
      client: "Corven Cold Stores",
      records: "temperature logs",
      standard: "the cold-chain standard",
    },
    {
      org: "the Lantern Audit Office",
      client: "a charity for seamen's families",
      records: "donation ledgers",
      standard: "the charities code",
    },
    {
      org: "Estover Inspection",
      client: "a landlord with sixty stairwells",
      records: "fire-door reports",
      standard: "the stairwell rules",
    },
  ],
  ai_negotiator: [
    {
      org: "the Applewick growers",
      counterparty: "Brightcellar Cider",
      deal: "the harvest contract",
      unit: "tonne",
      flawed: "the late variety bruises in transit",
    },
    {
      org: "Tolland Storage",
      counterparty: "Fenwright Tools",
      deal: "the lease of hall six",
      unit: "square metre",
      flawed: "the roof leaks in a west wind",
    },
    {
      org: "Marrowby Software",
      counterparty: "the Aldin clinics",
      deal: "the licence renewal",
      unit: "seat",
      flawed: "the export loses every tenth record",
    },
    {
      org: "Pellow Yard",
      counterparty: "the island ferry company",
      deal: "the refit of two boats",
      unit: "working day",
      flawed: "the second dock is not certified",
    },
  ],
  ai_tutor: [
    { org: "the Evenlode evening school", subject: "fractions", work: "the problem sheet" },
    { org: "the Brackwater reading rooms", subject: "essay writing", work: "the essay" },
    { org: "Lowmarket Bookkeeping Courses", subject: "bookkeeping", work: "the year-end exercise" },
  ],
};
