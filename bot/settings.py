"""Every setting: name, default, help. Read once at start, from LOTSEN_* in the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Frozen; a field `x` is set by LOTSEN_X."""

    model_config = SettingsConfigDict(env_prefix="LOTSEN_", frozen=True, extra="ignore")

    host: str = Field("127.0.0.1", description="address the gateway listens on")
    port: int = Field(8080, ge=0, le=65535, description="port the gateway listens on")
    data: Path = Field(Path("var"), description="folder for the database and run files")
    database_url: str = Field("", description="database; empty means SQLite in the data folder")
    redis_url: str = Field("", description="Redis, needed when several gateways share a database")
    public_url: str = Field("", description="address people reach the gateway at, for links in messages")
    rate_limit: int = Field(60, ge=0, description="messages a minute one person may send; 0 lifts all limits")
    trusted_proxies: int = Field(0, ge=0, description="reverse proxies whose X-Forwarded-For is believed")
    secure_cookies: bool = Field(False, description="mark the desk's cookie as for HTTPS only")
    desk_hours: int = Field(10, ge=1, description="hours until a desk login runs out")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    sms_secret: str = Field("", description="secret part of the SMS webhook's address; empty switches SMS off")
    sms_url: str = Field("https://api.46elks.com/a1/sms", description="full address SMS are posted to")
    sms_user: str = Field("", description="user name at the SMS provider")
    sms_password: str = Field("", description="password at the SMS provider")
    sms_from: str = Field("", description="sender of SMS: a number when replies are wanted")
    sms_join_seconds: float = Field(2.0, ge=0, description="texts within this time are read as one")
    rasa_url: str = Field("", description="address of Rasa; set by `lotsen run`")
    inner_key: str = Field("", description="secret between gateway and Rasa; set by `lotsen run`")
    start_seconds: int = Field(600, ge=1, description="how long a child may take to start")

    @property
    def database(self) -> str:
        """The database's URL, the default one worked out."""
        return self.database_url or f"sqlite:///{self.data.resolve() / 'lotsen.db'}"
