"""The modules of `json`, and how its errors are called."""
import json
import json.decoder
from json.encoder import JSONEncoder, encode_basestring_ascii

try:
    json.loads('{"a": }')
except json.decoder.JSONDecodeError as error:
    print(type(error).__module__, type(error).__qualname__, error.lineno, error.colno, error.msg)
print(json.decoder.JSONDecoder is json.JSONDecoder, JSONEncoder is json.JSONEncoder, json.JSONEncoder)
print(encode_basestring_ascii("é"), JSONEncoder(indent=1).encode([1]))


class Sets(json.encoder.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


print(json.dumps({"a": {3, 1}}, cls=Sets))
json.loads("[1, 2")
