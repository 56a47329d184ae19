import type { CubeFile } from "./cube-binary";
import { MOST_BROWSER_ROWS } from "./cube-limits";
import { ALL_DAYS, type DateRange } from "./date-range";
import { mergeCubes } from "./merge-cubes";

/** What naming a campaign's cube needs to know of it. */
export type ShelvedCampaign = {
  slug: string;
  /** Changes whenever a count of the campaign does. */
  revision: string;
  /** Rows of the campaign's cube. */
  cells: number;
};

/** A campaign's cube as it came from the server. */
export type ShelvedCube = CubeFile & {
  /** The entity tag and the revision it came with. */
  tag: string | null;
  revision: string | null;
};

/** The counts of some campaigns under a range of days, added up. */
export type ShelvedCounts = Omit<CubeFile, "mapVersion">;

/** Names the cube of a campaign under a range of days: another map version or revision is another cube. */
export function nameCube(mapVersion: number, campaign: ShelvedCampaign, { from, to }: DateRange): string {
  return JSON.stringify([mapVersion, campaign.slug, campaign.revision, from, to]);
}

/** Cubes at hand by their names, and how to add up those of several campaigns; each sum is made once. */
export class CubeShelf {
  #sums = new Map<string, ShelvedCounts>();

  constructor(
    readonly files: ReadonlyMap<string, ShelvedCube>,
    readonly mapVersion: number,
    readonly campaigns: readonly ShelvedCampaign[],
  ) {}

  /** Null where a campaign's counts are not at hand, or where all would be too many for a browser. */
  getCounts(slugs: readonly string[], range: DateRange): ShelvedCounts | null {
    const names = this.campaigns
      .filter(({ slug }) => slugs.includes(slug))
      .map((campaign) => nameCube(this.mapVersion, campaign, range));
    const key = names.join();
    const known = this.#sums.get(key);
    if (known) return known;
    const [first, ...others] = names.flatMap((name) => this.files.get(name) ?? []);
    if (!first || 1 + others.length < slugs.length) return null;
    const files = [first, ...others];
    if (files.reduce((rows, { cube }) => rows + cube.size, 0) > MOST_BROWSER_ROWS) return null;
    const counts = {
      cube: mergeCubes([first.cube, ...others.map(({ cube }) => cube)]),
      runs: files.reduce((sum, { runs }) => sum + runs, 0),
      undatedRuns: files.reduce((sum, { undatedRuns }) => sum + undatedRuns, 0),
    };
    this.#sums.set(key, counts);
    return counts;
  }

  /** The entity tag of a campaign's counts under a range of days; null where they are not at hand. */
  getTag(slug: string, range: DateRange): string | null {
    const campaign = this.campaigns.find((candidate) => candidate.slug === slug);
    const name = campaign && nameCube(this.mapVersion, campaign, range);
    return (name && this.files.get(name)?.tag) || null;
  }

  /** Those of the campaigns to ask the server for; none where all would be too many for a browser. */
  listMissing(slugs: readonly string[], range: DateRange): ShelvedCampaign[] {
    const wanted = this.campaigns.filter(({ slug }) => slugs.includes(slug));
    if (wanted.reduce((rows, { cells }) => rows + cells, 0) > MOST_BROWSER_ROWS) return [];
    return wanted.filter((campaign) => !this.files.has(nameCube(this.mapVersion, campaign, range)));
  }

  /** The first of the campaigns, over all days, that is not at hand and still fits beside all that are. */
  findNext(isWanted: (campaign: ShelvedCampaign, name: string) => boolean): ShelvedCampaign | undefined {
    let rows = 0;
    for (const { cube } of this.files.values()) rows += cube.size;
    return this.campaigns.find((campaign) => {
      const name = nameCube(this.mapVersion, campaign, ALL_DAYS);
      return !this.files.has(name) && rows + campaign.cells <= MOST_BROWSER_ROWS && isWanted(campaign, name);
    });
  }

  /** The cubes that are current, of all days and of these. */
  listCurrent(range: DateRange): Map<string, ShelvedCube> {
    const current = new Set(
      this.campaigns.flatMap((campaign) =>
        [ALL_DAYS, range].map((days) => nameCube(this.mapVersion, campaign, days)),
      ),
    );
    return new Map([...this.files].filter(([name]) => current.has(name)));
  }
}
