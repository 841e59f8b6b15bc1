"""The only reader of the environment: an argument wins over the environment, that over the file, that over a default.

The file is `config.toml` in the user's configuration folder (`rung doctor` prints where).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from platformdirs import user_config_path, user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)  # fmt: skip

from rung.errors import InputError
from rung.vocabulary import EngineName


def config_file() -> Path:
    """Return where the configuration file is, or would be."""
    return user_config_path("rung", appauthor=False) / "config.toml"


class Settings(BaseSettings):
    """What a person can set once for all runs. Unknown keys in the file are refused, so that a typo is seen."""

    model_config = SettingsConfigDict(env_prefix="RUNG_", frozen=True, extra="forbid")

    engine: EngineName = "auto"
    ladder: Path | None = Field(default=None, description="A ladder file to use instead of the built-in one.")
    data_dir: Path = Field(default_factory=lambda: user_data_path("rung", appauthor=False))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the file."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return (init_settings, env_settings, file)


def read_settings(**arguments: object) -> Settings:
    """Return the settings in force; arguments that are None count as not given.

    Raises `InputError` that names the setting when a value cannot be used.
    """
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return Settings(**cast(dict[str, Any], given))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"The setting {name!r} cannot be used: {first['msg']} (it was {first['input']!r}).",
            f"Mend it in {config_file().name}, in RUNG_{name.upper()}, or on the command line.",
        ) from None
    except ValueError as error:  # the file is not TOML
        raise InputError(f"The file {config_file().name!r} is not TOML: {error}.", "Mend it or remove it.") from None
