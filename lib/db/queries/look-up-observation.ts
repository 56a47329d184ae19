/**
 * SQL that joins to each row of `named`, which names an observation as the log does (campaign_id,
 * run_key, attempt, observation_key), its run `r` and the stored observation `o`, if they are there. Each
 * is looked up by its unique key: OFFSET 0 keeps the planner from other ways, which it takes for equally
 * good while it knows little of a table that an import or a bulk decision has just filled.
 */
export function lookUpObservation(named: string): string {
  return `
    CROSS JOIN LATERAL (
      SELECT r.project_id, r.id FROM run r
      WHERE r.campaign_id = ${named}.campaign_id AND r.key = ${named}.run_key AND r.attempt = ${named}.attempt
      OFFSET 0
    ) r
    CROSS JOIN LATERAL (
      SELECT o.id, o.coords, o.state, o.aware FROM observation o
      WHERE o.project_id = r.project_id AND o.run_id = r.id AND o.key = ${named}.observation_key
      OFFSET 0
    ) o`;
}
