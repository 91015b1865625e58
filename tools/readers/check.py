"""Opens every export of a ledger in the program it is made for, and says where that program or its user would stumble.

    pip install -r tools/readers/requirements.txt
    python tools/readers/check.py target/debug/onrecord news.ledger [FOLDER]

FOLDER keeps the exports; without it they are thrown away. A reader that is not installed is named and passed over.
Ends with 1 where a check failed. The checks are about the exports; whether a row is a right reading of its article is
`onrecord eval`'s matter.
"""

import collections
import csv
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

DONE = {"occurred", "ongoing"}
FOLDERS = ["csv", "tsv", "parquet", "gdelt", "ftm", "brat", "timeml", "timemap"]
FILES = {
    "jsonl": "jsonl", "geojson": "geojson", "timelinejs": "json", "timelinejs-csv": "csv", "polecat": "tsv", "icews": "tsv",
    "acled": "tsv", "jsonld": "jsonld", "displacy": "jsonl", "prodigy": "jsonl", "ninjs": "jsonl", "graphml": "graphml",
}
# The columns as their data sets publish them.
POLECAT = """Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,
Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,
Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,
Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,
Story Organizations,Story Locations,Language,Version""".replace("\n", "").split(",")
ICEWS = """Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,
Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude""".replace("\n", "").split(",")
ACLED = """event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,
assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,
geo_precision,source,source_scale,notes,fatalities,tags,timestamp""".replace("\n", "").split(",")
GDELT_EVENTS = """GLOBALEVENTID,SQLDATE,MonthYear,Year,FractionDate,Actor1Code,Actor1Name,Actor1CountryCode,Actor1KnownGroupCode,
Actor1EthnicCode,Actor1Religion1Code,Actor1Religion2Code,Actor1Type1Code,Actor1Type2Code,Actor1Type3Code,Actor2Code,Actor2Name,
Actor2CountryCode,Actor2KnownGroupCode,Actor2EthnicCode,Actor2Religion1Code,Actor2Religion2Code,Actor2Type1Code,Actor2Type2Code,
Actor2Type3Code,IsRootEvent,EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources,NumArticles,
AvgTone,Actor1Geo_Type,Actor1Geo_FullName,Actor1Geo_CountryCode,Actor1Geo_ADM1Code,Actor1Geo_ADM2Code,Actor1Geo_Lat,
Actor1Geo_Long,Actor1Geo_FeatureID,Actor2Geo_Type,Actor2Geo_FullName,Actor2Geo_CountryCode,Actor2Geo_ADM1Code,Actor2Geo_ADM2Code,
Actor2Geo_Lat,Actor2Geo_Long,Actor2Geo_FeatureID,ActionGeo_Type,ActionGeo_FullName,ActionGeo_CountryCode,ActionGeo_ADM1Code,
ActionGeo_ADM2Code,ActionGeo_Lat,ActionGeo_Long,ActionGeo_FeatureID,DATEADDED,SOURCEURL""".replace("\n", "").split(",")
GDELT_MENTIONS = """GLOBALEVENTID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier,SentenceID,
Actor1CharOffset,Actor2CharOffset,ActionCharOffset,InRawText,Confidence,MentionDocLen,MentionDocTone,MentionDocTranslationInfo,
Extras""".replace("\n", "").split(",")
# What ninjs 3.0 allows in the objects that are written (its own schema forbids other names).
NINJS = {
    "headlines": {"role", "contentType", "value"}, "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "people": {"name", "rel", "uri", "literal", "contactInfo"},
    "organisations": {"name", "rel", "uri", "literal", "symbols", "contactInfo"},
    "places": {"name", "rel", "uri", "literal", "contactInfo", "geoJSON"}, "events": {"id", "name", "rel", "uri", "literal"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"}, "altIds": {"role", "value"},
}

problems, passed_over = [], []


def expect(truth, reader, what):
    if not truth:
        problems.append(f"{reader}: {what}")


def tool(name, reader):
    try:
        return importlib.import_module(name)
    except ImportError:
        passed_over.append(f"{reader} ({name} is not installed)")
        return None


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Ledger:
    """The exports of a ledger, and what the ledger itself says of its events."""

    def __init__(self, command, ledger, folder):
        self.command, self.ledger, self.folder, self.notes = command, ledger, folder, {}
        for name in FOLDERS + list(FILES):
            out = self.at(name)
            done = subprocess.run([command, "export", name, ledger, "--out", out], capture_output=True, text=True)
            expect(done.returncode == 0, name, f"the export ended with {done.returncode}: {done.stderr}")
            self.notes[name] = done.stderr
        self.records = {line["document"]["id"]: line for line in lines(self.at("jsonl"))}
        self.status, self.text, self.events = {}, {}, {}
        for digest, line in self.records.items():
            self.text[digest[:12]] = line["document"]["text"]
            for event in line["events"]:
                self.status[f"{digest[:12]}/{event['id']}"] = event["status"]
                self.events[f"{digest[:12]}/{event['id']}"] = event

    def at(self, name, file=""):
        path = os.path.join(self.folder, name if name in FOLDERS else f"{name}.{FILES[name]}")
        return os.path.join(path, file) if file else path


def event_data(it):
    """GDELT, POLECAT, ICEWS and ACLED in pandas, as their users load them."""
    pandas = tool("pandas", "pandas")
    if not pandas:
        return None
    gdelt = pandas.read_csv(it.at("gdelt", "events.export.CSV"), sep="\t", names=GDELT_EVENTS, dtype={name: str for name in ("EventCode", "EventRootCode", "SQLDATE", "DATEADDED")},
                            header=None, index_col=False)
    expect(not gdelt.GLOBALEVENTID.duplicated().any(), "gdelt", "GLOBALEVENTID is not unique")
    expect(gdelt.QuadClass.isin([1, 2, 3, 4]).all(), "gdelt", "a QuadClass is no quad class")
    expect(gdelt.EventCode.str.fullmatch(r"\d{3,4}").all(), "gdelt", "an EventCode is no code")
    expect(pandas.to_datetime(gdelt.SQLDATE, format="%Y%m%d").notna().all(), "gdelt", "an SQLDATE is no day")
    expect(pandas.to_datetime(gdelt.DATEADDED, format="%Y%m%d%H%M%S").notna().all(), "gdelt", "a DATEADDED is no time")
    mentions = pandas.read_csv(it.at("gdelt", "mentions.CSV"), sep="\t", names=GDELT_MENTIONS, header=None, index_col=False)
    expect(set(mentions.GLOBALEVENTID) == set(gdelt.GLOBALEVENTID), "gdelt", "mentions and events do not join")
    counts = mentions.groupby("GLOBALEVENTID").size()
    expect(dict(zip(gdelt.GLOBALEVENTID, gdelt.NumMentions)) == counts.to_dict(), "gdelt", "NumMentions is not the number of mentions")
    claims = pandas.read_csv(it.at("gdelt", "claims.csv"), dtype=str, keep_default_na=False)
    expect(set(claims.onrecord_id) == set(it.status), "gdelt", "claims.csv has not every account")
    held = claims[claims.in_events == "true"]
    expect(held.status.isin(DONE).all(), "gdelt", "an event that did not happen is in Events")
    expect(len(held) == len(mentions), "gdelt", "claims.csv and Mentions differ on what Events holds")
    starts = [it.events[row]["trigger"][0] for row in held.onrecord_id]
    expect(sorted(starts) == sorted(mentions.ActionCharOffset), "gdelt", "an ActionCharOffset is not where the act stands")
    print(f"pandas       GDELT {gdelt.shape[0]} x {gdelt.shape[1]} events, {mentions.shape[0]} x {mentions.shape[1]} mentions, "
          f"{len(claims)} claims of which {len(claims) - len(held)} are no event")
    for name, columns in [("polecat", POLECAT), ("icews", ICEWS), ("acled", ACLED)]:
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            table = pandas.read_csv(it.at(name), sep="\t", dtype=str, keep_default_na=False, quoting=quoting)
            expect(list(table.columns[: len(columns)]) == columns, name, "the columns are not those of the data set")
        expect(table.status.isin(DONE).all(), name, "an event that did not happen is a row")
        expect(all(it.status[row] in DONE for row in table.onrecord_id), name, "a row's status is not the ledger's")
        day = next(column for column in columns if column.lower() in ("event date", "event_date"))
        expect(pandas.to_datetime(table[day], format="%Y-%m-%d").notna().all(), name, "a day is no day")
        for latitude in [column for column in columns if column.lower() == "latitude"]:
            expect(pandas.to_numeric(table[latitude]).dropna().between(-90, 90).all(), name, "a latitude is none")
        beside = pandas.read_csv(it.at(name)[: -len("tsv")] + "claims.csv", dtype=str, keep_default_na=False)
        expect(not set(beside.onrecord_id) & set(table.onrecord_id), name, "a row is both an event and a claim")
        print(f"pandas       {name.upper()} {len(table)} x {len(columns)} and {len(table.columns) - len(columns)} of ours, {len(beside)} claims")
    return pandas


def tables(it, pandas):
    """The CSV and TSV sets, by their data dictionary."""
    if pandas:
        frames = {}
        for ending, separator in [("csv", ","), ("tsv", "\t")]:
            names = [name for name in sorted(os.listdir(it.at(ending))) if name.endswith("." + ending)]
            frames[ending] = {name[:-4]: pandas.read_csv(it.at(ending, name), sep=separator, dtype=str, keep_default_na=False) for name in names}
        expect(all(frames["csv"][name].equals(frames["tsv"][name]) for name in frames["csv"]), "tables", "CSV and TSV differ")
        events = frames["csv"]["events"]
        expect(dict(zip(events.id, events.status)) == it.status, "tables", "events.csv is not the ledger's")
        print(f"pandas       {len(frames['csv'])} tables, {sum(map(len, frames['csv'].values()))} rows, the same as CSV and TSV")
    frictionless = tool("frictionless", "Frictionless")
    if frictionless:
        for ending in ["csv", "tsv"]:
            os.chdir(it.at(ending))
            report = frictionless.validate("datapackage.json")
            for error in report.flatten(["fieldName", "message"])[:5]:
                problems.append(f"frictionless {ending}: {error}")
            print(f"frictionless {ending} package valid: {report.valid}, {len(report.tasks)} resources, foreign keys held")


def parquet(it):
    """The tables in DuckDB and Polars: the rows of the ledger, with the words that their spans cut."""
    count = len(it.status)
    duckdb = tool("duckdb", "DuckDB")
    if duckdb:
        at = lambda table: it.at("parquet", f"{table}/*.parquet")
        rows = duckdb.sql(f"select e.document[:12] || '/' || e.id, e.status from '{at('events')}' e").fetchall()
        expect(dict(rows) == it.status, "duckdb", "events are not the ledger's")
        wrong = duckdb.sql(f"""select count(*) from '{at('events')}' e join '{at('documents')}' d on (d.id, d.key) = (e.document, e.key)
                               where d.text[e.span.start + 1 : e.span."end"] <> e.words""").fetchall()[0][0]
        expect(wrong == 0, "duckdb", f"{wrong} clauses are not the words of their spans")
        denials = duckdb.sql(f"""select count(*) from '{at('statements')}' s join '{at('actors')}' a
                                 on (a.document, a.key, a.id) = (s.document, s.key, s.speaker) where s.stance = 'deny'""").fetchall()[0][0]
        print(f"duckdb       {len(rows)} events and their clauses, {denials} denials with a speaker")
    polars = tool("polars", "Polars")
    if polars:
        events = polars.read_parquet(it.at("parquet", "events/*.parquet"))
        expect(events.height == count, "polars", f"{events.height} events, not {count}")
        expect(set(events["status"]) == set(it.status.values()), "polars", "other statuses")
        print(f"polars       {events.height} x {events.width} events")


def follow_the_money(it):
    ftm = tool("followthemoney", "FollowTheMoney")
    if not ftm:
        return
    proxies = {}
    for line in lines(it.at("ftm", "entities.ftm.json")):
        proxy = ftm.model.get_proxy(line, cleaned=False)
        proxies[proxy.id] = proxy
        lost = {(name, value) for name, values in line["properties"].items() for value in values} - {
            (prop.name, value) for prop in proxy.iterprops() for value in proxy.get(prop)}
        kept = {(name, re.sub(r"\s+", " ", value).strip()) for name, value in lost} - {
            (prop.name, re.sub(r"\s+", " ", value).strip()) for prop in proxy.iterprops() for value in proxy.get(prop)}
        for name, value in list(kept)[:3]:
            problems.append(f"followthemoney: {line['schema']}.{name} loses {value!r}")
    for proxy in proxies.values():
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                for value in proxy.get(prop):
                    expect(value in proxies, "followthemoney", f"{prop} points at {value}, which is not there")
                    if value in proxies:
                        expect(proxies[value].schema.is_a(prop.range), "followthemoney", f"{prop} points at a {proxies[value].schema.name}")
    done = {row for row, status in it.status.items() if status in DONE}
    told = {row for proxy in proxies.values() if proxy.schema.name == "Event" for row in proxy.get("recordId")}
    expect(told == done, "followthemoney", "the events are not those that happened")
    statements = importlib.import_module("followthemoney.statement.serialize")
    with open(it.at("ftm", "statements.csv"), "rb") as file:
        count = collections.Counter(statement.schema for statement in statements.read_csv_statements(file))
    print(f"followthemoney {len(proxies)} entities {dict(collections.Counter(proxy.schema.name for proxy in proxies.values()))}, "
          f"{sum(count.values())} statements")


def annotations(it):
    """displaCy draws, spaCy aligns Prodigy's spans, brat's offsets hold, TimeML's text is the article's."""
    spacy = tool("spacy", "spaCy")
    if spacy:
        blank, drawn = spacy.blank("en"), 0
        for line in lines(it.at("displacy")):
            html = spacy.displacy.render({**line, "title": None}, style="ent", manual=True)
            drawn += html.count("<mark")
            expect(html.count("<mark") == len(line["ents"]), "displacy", f"{line['title']}: a span is not drawn")
        spans = 0
        for task in lines(it.at("prodigy")):
            doc = spacy.tokens.Doc(blank.vocab, words=[token["text"] for token in task["tokens"]], spaces=[token["ws"] for token in task["tokens"]])
            expect(doc.text == task["text"], "prodigy", "the tokens do not join to the text")
            for span in task["spans"]:
                found = doc.char_span(span["start"], span["end"])
                spans += 1
                expect(found is not None, "prodigy", f"a span is no run of tokens: {span}")
                expect(found is None or (found.start, found.end - 1) == (span["token_start"], span["token_end"]), "prodigy", f"tokens of {span}")
        print(f"spacy        displaCy drew {drawn} spans, {spans} spans of Prodigy stand on tokens")
    count = 0
    for name in sorted(os.listdir(it.at("brat"))):
        if not name.endswith(".ann"):
            continue
        text = open(it.at("brat", name[:-3] + "txt"), encoding="utf-8", newline="").read()
        expect(text == it.text[name[:-4]], "brat", f"{name}: another text")
        known = set()
        for line in open(it.at("brat", name), encoding="utf-8", newline="").read().split("\n")[:-1]:
            own, rest = line.split("\t", 1)
            known.add(own)
            if own[0] == "T":
                label, words = rest.split("\t")
                pieces = [piece.split() for piece in label.split(" ", 1)[1].split(";")]
                expect(" ".join(text[int(a):int(b)] for a, b in pieces) == words, "brat", f"{name}: {line}")
                count += 1
            else:
                for pointed in re.findall(r"\b([TE]\d+)\b", rest.split("\t")[0] if own[0] in "EA#" else ""):
                    expect(pointed in known, "brat", f"{name}: {own} points at {pointed}")
    tags = 0
    for name in sorted(os.listdir(it.at("timeml"))):
        root = xml.etree.ElementTree.parse(it.at("timeml", name)).getroot()
        body = root.find("TEXT")
        expect("".join(body.itertext()) == it.text[name[:-4]], "timeml", f"{name}: the text is not the article's")
        tags += len(list(body))
        instances = {node.get("eiid") for node in root.iter("MAKEINSTANCE")}
        for link in root.iter("SLINK"):
            expect({link.get("eventInstanceID"), link.get("subordinatedEventInstance")} <= instances, "timeml", f"{name}: a link leads nowhere")
    print(f"brat, TimeML {count} spans hold their words; {tags} tags, texts the same")


def json_ld(it):
    pyld = tool("pyld", "PyLD")
    if not pyld:
        return
    document = json.load(open(it.at("jsonld"), encoding="utf-8"))
    expanded = pyld.jsonld.expand(document)
    schema, oa = "https://schema.org/", "http://www.w3.org/ns/oa#"
    kinds = collections.Counter(kind for node in expanded for kind in node.get("@type", []))
    ids = {node["@id"] for node in expanded}
    for node in expanded:
        for name in node:
            expect(name.startswith(("@", "http", "urn:onrecord:")), "pyld", f"{name} is no absolute name")
    wrong = 0
    for node in expanded:
        if oa + "Annotation" not in node.get("@type", []):
            continue
        target = node[oa + "hasTarget"][0]
        text = it.text[target[oa + "hasSource"][0]["@id"].rsplit(":", 1)[1]]
        expect(node[oa + "hasBody"][0]["@id"] in ids, "pyld", "an annotation's body is not there")
        place = {kind: selector for selector in target[oa + "hasSelector"] for kind in selector["@type"]}
        start, end = (int(place[oa + "TextPositionSelector"][oa + edge][0]["@value"]) for edge in ("start", "end"))
        quote = place[oa + "TextQuoteSelector"]
        words = {edge: quote.get(oa + edge, [{"@value": ""}])[0]["@value"] for edge in ("prefix", "exact", "suffix")}
        wrong += text[start:end] != words["exact"] or not text[:start].endswith(words["prefix"]) or not text[end:].startswith(words["suffix"])
    expect(wrong == 0, "pyld", f"{wrong} selectors do not select their words")
    undone = {"urn:onrecord:" + row for row, status in it.status.items() if status not in DONE}
    events = {node["@id"] for node in expanded if schema + "Event" in node.get("@type", [])}
    expect(not undone & events, "pyld", "an event that did not happen is an Event")
    quads = pyld.jsonld.to_rdf(document)
    print(f"pyld         {len(expanded)} nodes {dict(kinds)}, {len(quads['@default'])} triples")


def maps_and_graphs(it):
    geojson = tool("geojson", "geojson")
    collection = json.load(open(it.at("geojson"), encoding="utf-8"))
    points = [feature for feature in collection["features"] if feature["geometry"]]
    expect(len(collection["features"]) - len(points) == collection["without_point"], "geojson", "without_point is not the count")
    for feature in collection["features"]:
        told = feature["properties"]
        expect(told["is_done"] == (told["status"] in DONE), "geojson", f"{feature['id']}: is_done")
        expect(told["is_done"] or told["title"].startswith(told["status"].upper()), "geojson", f"{feature['id']} looks done: {told['title']}")
    if geojson:
        parsed = geojson.loads(open(it.at("geojson"), encoding="utf-8").read())
        expect(parsed.is_valid, "geojson", f"not valid: {parsed.errors()}")
    shapely = tool("shapely.geometry", "shapely")
    if shapely:
        shapes = [shapely.shape(feature["geometry"]) for feature in points]
        expect(all(-180 <= shape.x <= 180 and -90 <= shape.y <= 90 for shape in shapes), "shapely", "a point is not on the earth")
    print(f"geojson      {len(collection['features'])} features, {len(points)} with a point")
    networkx = tool("networkx", "networkx")
    if networkx:
        graph = networkx.read_graphml(it.at("graphml"), force_multigraph=True)
        expect(all(it.status[data["event"]] in DONE for *_, data in graph.edges(data=True)), "networkx", "an edge did not happen")
        expect(all(data.get("label") for _, data in graph.nodes(data=True)), "networkx", "a node has no name")
        print(f"networkx     {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, directed: {graph.is_directed()}")


def timelines(it):
    slides = json.load(open(it.at("timelinejs"), encoding="utf-8"))["events"]
    rows = list(csv.DictReader(open(it.at("timelinejs-csv"), encoding="utf-8", newline="")))
    expect([row["Unique ID"] for row in rows] == [slide["unique_id"] for slide in slides], "timelinejs", "JSON and CSV differ")
    for slide in slides:
        status = it.status[slide["unique_id"].replace("-", "/")]
        expect(status in DONE or slide["text"]["headline"].startswith(status.upper()), "timelinejs", f"{slide['unique_id']} looks done")
        expect(set(slide) <= {"start_date", "end_date", "display_date", "text", "group", "unique_id"}, "timelinejs", f"fields of {slide['unique_id']}")
    events, sources = (json.load(open(it.at("timemap", name), encoding="utf-8")) for name in ("events.json", "sources.json"))
    expect(all(source in sources for event in events for source in event["sources"]), "timemap", "a source is not there")
    # Drawn by TimelineJS itself where its package is at hand (the heading of timeline.mjs).
    if os.environ.get("NODE_MODULES"):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "timeline.mjs")
        drawn = subprocess.run(["node", script, it.at("timelinejs")], capture_output=True, text=True)
        print(drawn.stdout.splitlines()[0] if drawn.stdout else drawn.stderr)
        expect(drawn.returncode == 0, "TimelineJS", drawn.stdout + drawn.stderr[-300:])
    else:
        passed_over.append("TimelineJS (NODE_MODULES names no folder with its package)")
    print(f"timelines    {len(slides)} slides; timemap {len(events)} events, {len(sources)} sources")


def items(it):
    for item in lines(it.at("ninjs")):
        for name, allowed in NINJS.items():
            for value in item.get(name, []):
                expect(set(value) <= allowed, "ninjs", f"{name} has {set(value) - allowed}")
        expect(item["uri"] and item["standard"]["version"] == "3.0", "ninjs", "no uri or standard")
    schema = os.environ.get("NINJS_SCHEMA")
    jsonschema = tool("jsonschema", "jsonschema") if schema else None
    if jsonschema:
        rules = json.load(open(schema, encoding="utf-8"))
        # Points are checked as GeoJSON above; their schema would be asked for on the web.
        text = json.dumps(rules).replace('{"$ref": "https://geojson.org/schema/GeoJSON.json#"}', "{}")
        checker = jsonschema.Draft202012Validator(json.loads(text))
        for item in lines(it.at("ninjs")):
            for error in list(checker.iter_errors(item))[:3]:
                problems.append(f"ninjs: {error.json_path}: {error.message}")
    print(f"ninjs        {len(lines(it.at('ninjs')))} items" + (", valid by its schema" if schema else " (NINJS_SCHEMA=FILE checks them by its schema)"))


def ledgers(it):
    """The file itself in Datasette, and a ledger made of the JSON Lines."""
    if tool("datasette", "Datasette"):
        metadata = os.path.join(it.folder, "metadata.json")
        with open(metadata, "w", encoding="utf-8") as file:
            subprocess.run([it.command, "schema", "--datasette", it.ledger], stdout=file, check=True)
        name = os.path.splitext(os.path.basename(it.ledger))[0]
        for table in ["event_list", "statement_list", "dispute_list", "holders", "stories", "decisions"]:
            ask = [sys.executable, "-m", "datasette", it.ledger, "-m", metadata, "--get", f"/{name}/{table}.json?_shape=array&_size=3"]
            got = subprocess.run(ask, capture_output=True, text=True)
            expect(got.returncode == 0 and got.stdout.startswith("["), "datasette", f"{table}: {got.stdout[:200]}{got.stderr[-200:]}")
        page = subprocess.run(ask[:-1] + [f"/{name}/event_list"], capture_output=True, text=True).stdout
        expect("Who did what to whom" in page, "datasette", "the table is not described")
        print("datasette    six tables and views answer, with their descriptions")
    copy = os.path.join(it.folder, "copy.ledger")
    if os.path.exists(copy):
        os.remove(copy)
    subprocess.run([it.command, "add", "--records", copy, it.at("jsonl")], capture_output=True, check=True)
    questions = [["statements"], ["events"], ["timeline"], ["disputes"], ["threads"], ["actors"]]
    for question in questions:
        first, second = (subprocess.run([it.command, *question, ledger, "--json", "--limit", "0"], capture_output=True, text=True).stdout
                         for ledger in (it.ledger, copy))
        expect(first == second, "jsonl", f"the ledger made of it answers `{question[0]}` otherwise")
    print(f"onrecord     a ledger made of the JSON Lines gives the same answers to {len(questions)} questions")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    command, ledger = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) == 4:
            folder = os.path.abspath(sys.argv[3])
            os.makedirs(folder, exist_ok=True)
        it = Ledger(command, ledger, folder)
        tables(it, event_data(it))
        for check in [parquet, follow_the_money, annotations, json_ld, maps_and_graphs, timelines, items, ledgers]:
            check(it)
    for name in passed_over:
        print(f"passed over: {name}")
    for problem, count in collections.Counter(problems).items():
        print(f"FAULT: {problem}" + (f" ({count} times)" if count > 1 else ""))
    print(f"{len(problems)} faults")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
