"""Validates JSON objects, one a line on stdin, against the schema in the second file, which refers to the one in the first (JSON Schema 2020-12). Prints what is wrong."""
import json
import sys
import warnings

warnings.simplefilter("ignore")
import jsonschema

base, schema = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
try:  # jsonschema 4.18 and later
    from referencing import Registry, Resource

    resource = Resource.from_contents(base)
    found = {"registry": Registry().with_resources([(base["$id"], resource), (base["$id"].rstrip("#"), resource)])}
except ImportError:
    found = {"resolver": jsonschema.RefResolver.from_schema(schema, store={base["$id"].rstrip("#"): base, base["$id"]: base})}
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(), **found)
for number, line in enumerate(sys.stdin, 1):
    for error in validator.iter_errors(json.loads(line)):
        print(f"{number}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
print("done")
