import type { Pool } from "pg";

/** Finds a project by slug or creates it, also where several processes try at once; returns its id. */
export async function ensureProject(
  pool: Pool,
  project: { slug: string; synthetic: boolean },
): Promise<number> {
  while (true) {
    await pool.query(
      "INSERT INTO project (slug, name, synthetic) VALUES ($1, $1, $2) ON CONFLICT (slug) DO NOTHING",
      [project.slug, project.synthetic],
    );
    const { rows } = await pool.query<{ id: number }>("SELECT id FROM project WHERE slug = $1", [
      project.slug,
    ]);
    // One that was there may have been deleted in between.
    if (rows[0]) return rows[0].id;
  }
}
