"""The shape of a plan file for pydantic's validator, compiled by `moulding.py`: not for editing.

The models of `shape.py` say the same, and say what is wrong with a file that does not fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.planfile import shorthands

if TYPE_CHECKING:
    from typing import Any

WORDS: Any = {"type": "str", "min_length": 1}
SIGNER: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["name", "capacity"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "SignerShape",
        "fields": [
            {"type": "dataclass-field", "name": "name", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "capacity",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
        ],
    },
}
PERIOD: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["first", "last"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "PeriodShape",
        "fields": [
            {"type": "dataclass-field", "name": "first", "schema": WORDS},
            {"type": "dataclass-field", "name": "last", "schema": WORDS},
        ],
    },
}
MEMBER: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["name", "spellings", "formerly", "unsure"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "MemberShape",
        "fields": [
            {"type": "dataclass-field", "name": "name", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "spellings",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "formerly",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "unsure",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
        ],
    },
}
UNIT: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["name", "spellings", "formerly", "unsure", "members"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "UnitShape",
        "fields": [
            {"type": "dataclass-field", "name": "name", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "spellings",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "formerly",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "unsure",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "members",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.grouped},
                        "schema": {
                            "type": "nullable",
                            "schema": {
                                "type": "dict",
                                "values_schema": {
                                    "type": "function-before",
                                    "function": {"type": "no-info", "function": shorthands.named},
                                    "schema": MEMBER,
                                },
                            },
                        },
                    },
                    "default": None,
                },
            },
        ],
    },
}
ROLE: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["unit", "basis", "inferred"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "RoleShape",
        "fields": [
            {"type": "dataclass-field", "name": "unit", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "basis",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "inferred",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "function-before",
                            "function": {"type": "no-info", "function": shorthands.flag},
                            "schema": {"type": "bool"},
                        },
                    },
                    "default": None,
                },
            },
        ],
    },
}
WINDOW: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["first", "last", "by", "every", "day"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "WindowShape",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "first",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "last",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "by",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "every",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "literal",
                            "expected": ["month", "quarter", "half-year", "year"],
                        },
                    },
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "day",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
        ],
    },
}
TASK: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": [
        "ref",
        "id",
        "text",
        "lead",
        "support",
        "basis",
        "inferred",
        "windows",
        "note",
        "unsure",
        "formerly",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "TaskShape",
        "fields": [
            {"type": "dataclass-field", "name": "ref", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "id",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {"type": "dataclass-field", "name": "text", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "lead",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {
                            "type": "list",
                            "items_schema": {
                                "type": "function-before",
                                "function": {"type": "no-info", "function": shorthands.role},
                                "schema": ROLE,
                            },
                        },
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "support",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {
                            "type": "list",
                            "items_schema": {
                                "type": "function-before",
                                "function": {"type": "no-info", "function": shorthands.role},
                                "schema": ROLE,
                            },
                        },
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "basis",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "inferred",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.flag},
                        "schema": {"type": "bool"},
                    },
                    "default": False,
                },
            },
            {
                "type": "dataclass-field",
                "name": "windows",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {
                            "type": "list",
                            "items_schema": {
                                "type": "union",
                                "mode": "left_to_right",
                                "choices": [WORDS, WINDOW],
                            },
                        },
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "note",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "unsure",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "formerly",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
        ],
    },
}
SECTION: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": ["number", "title", "statements", "targets", "unsure", "tasks", "sections"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "SectionShape",
        "fields": [
            {"type": "dataclass-field", "name": "number", "schema": WORDS},
            {"type": "dataclass-field", "name": "title", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "statements",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "targets",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "unsure",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "tasks",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.given},
                        "schema": {"type": "list", "items_schema": TASK},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "sections",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.given},
                        "schema": {
                            "type": "list",
                            "items_schema": {
                                "type": "definition-ref",
                                "schema_ref": "SectionShape",
                            },
                        },
                    },
                    "default": (),
                },
            },
        ],
    },
    "ref": "SectionShape",
}
PLAN: Any = {
    "type": "dataclass",
    "cls": shorthands.Moulded,
    "config": {"extra_fields_behavior": "forbid"},
    "fields": [
        "bdg",
        "number",
        "title",
        "issuer",
        "place",
        "issued",
        "signer",
        "based_on",
        "period",
        "source",
        "notice",
        "id",
        "unsure",
        "formerly",
        "units",
        "sections",
        "recipients",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "PlanShape",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "bdg",
                "schema": {"type": "literal", "expected": ["1"]},
            },
            {"type": "dataclass-field", "name": "number", "schema": WORDS},
            {"type": "dataclass-field", "name": "title", "schema": WORDS},
            {"type": "dataclass-field", "name": "issuer", "schema": WORDS},
            {"type": "dataclass-field", "name": "place", "schema": WORDS},
            {"type": "dataclass-field", "name": "issued", "schema": WORDS},
            {
                "type": "dataclass-field",
                "name": "signer",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "function-before",
                            "function": {"type": "no-info", "function": shorthands.signed},
                            "schema": SIGNER,
                        },
                    },
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "based_on",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "period",
                "schema": {"type": "union", "mode": "left_to_right", "choices": [WORDS, PERIOD]},
            },
            {
                "type": "dataclass-field",
                "name": "source",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "notice",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.number},
                        "schema": {"type": "int"},
                    },
                    "default": 7,
                },
            },
            {
                "type": "dataclass-field",
                "name": "id",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": WORDS},
                    "default": None,
                },
            },
            {
                "type": "dataclass-field",
                "name": "unsure",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "formerly",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
            {
                "type": "dataclass-field",
                "name": "units",
                "schema": {
                    "type": "dict",
                    "values_schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.named},
                        "schema": UNIT,
                    },
                },
            },
            {
                "type": "dataclass-field",
                "name": "sections",
                "schema": {
                    "type": "list",
                    "items_schema": {"type": "definition-ref", "schema_ref": "SectionShape"},
                },
            },
            {
                "type": "dataclass-field",
                "name": "recipients",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "function-before",
                        "function": {"type": "no-info", "function": shorthands.listed},
                        "schema": {"type": "list", "items_schema": WORDS},
                    },
                    "default": (),
                },
            },
        ],
    },
}
MOULD: Any = {"type": "definitions", "schema": PLAN, "definitions": [SECTION]}
