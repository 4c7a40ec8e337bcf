"""The manifests and the container against the application: routes, ports, settings and the time that a stop takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from secrets import token_urlsafe

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import create_app
from delivery.settings import Settings
from tests.container.reading import ROOT, stages
from tests.deploy import manifests
from tests.deploy.manifests import DEPLOY, OVERLAYS, containers, of_kind, rendered, resources, settings_of

#: Variables that others read, by who they are.
OTHERS = {
    "PATH": "the shell",
    "PYTHONDONTWRITEBYTECODE": "Python",
    "AWS_ACCESS_KEY_ID": "pyarrow",
    "AWS_SECRET_ACCESS_KEY": "pyarrow",
}
LAST = stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))[-1]
CONTAINER = LAST.environment()
#: Where a component mounts secrets as files.
SECRETS = "/run/secrets/"


class Asked(Mapping[str, str]):
    """An environment that remembers which variables were asked for."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held, self.names = held, set[str]()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def environment(overlay: str, secrets: Path) -> dict[str, str]:
    """The variables of a pod: of the image, the ConfigMap and the patches; secrets are random, and files of ours."""
    found = CONTAINER | settings_of(DEPLOY / "overlays" / overlay)
    for container in containers([document for path in manifests.patches() for document in manifests.documents(path)]):
        found |= {variable["name"]: token_urlsafe(48) for variable in container.get("env", [])}
    for name, value in found.items():
        if value.startswith(SECRETS):
            file = secrets / Path(value).name
            file.write_text(token_urlsafe(48))
            found[name] = str(file)
    return found


def asked(held: Mapping[str, str]) -> set[str]:
    """The variables that the settings ask for, where these are held; raises SettingsError where one cannot be used."""
    remembering = Asked(held)
    Settings.from_environment(remembering)
    return remembering.names


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_variable_is_a_setting_that_can_be_used(overlay: str, tmp_path: Path) -> None:
    held = environment(overlay, tmp_path)
    assert set(held) - asked(held) - set(OTHERS) == set()


def test_what_others_read_is_no_setting(tmp_path: Path) -> None:
    held = environment("internal", tmp_path)
    assert asked(held) & set(OTHERS) == set()
    assert set(OTHERS) <= set(held)


@given(st.data())
def test_a_misspelt_variable_would_be_found(data: st.DataObject) -> None:
    held = CONTAINER | settings_of(DEPLOY / "overlays" / "public")
    name = data.draw(st.sampled_from(sorted(set(held) - set(OTHERS))))
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"))
    wrong = data.draw(st.sampled_from([name[:place] + name[place + 1 :], f"{name[:place]}{letter}{name[place + 1 :]}"]))
    held[wrong] = held.pop(name)
    if wrong != name:
        assert wrong in set(held) - asked(held) - set(OTHERS)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_kubectl_merges_settings_as_these_tests_do(overlay: str) -> None:
    (made,) = of_kind("ConfigMap", rendered(overlay))
    assert made["data"] == settings_of(DEPLOY / "overlays" / overlay)
    (container,) = containers(rendered(overlay))
    assert container["envFrom"] == [{"configMapRef": {"name": made["metadata"]["name"]}}]


def test_files_with_secrets_are_where_they_are_mounted() -> None:
    patched = [document for path in manifests.patches() for document in manifests.documents(path)]
    mounted = {mount["mountPath"] for one in containers(patched) for mount in one.get("volumeMounts", [])}
    files = {value for overlay in OVERLAYS for value in settings_of(DEPLOY / "overlays" / overlay).values()}
    found = {str(Path(file).parent) for file in files if file.startswith(SECRETS)}
    assert found == mounted


def test_probes_ask_what_the_application_answers() -> None:
    routes = {rule.rule for rule in create_app(Settings()).server.url_map.iter_rules()}
    container = next(containers(resources()))
    probes = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "readiness", "liveness")}
    assert {probe["path"] for probe in probes.values()} <= routes
    assert {probe["port"] for probe in probes.values()} == {"http"}
    assert probes["startup"]["path"] == probes["readiness"]["path"] != probes["liveness"]["path"]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_ports_are_those_of_the_settings(overlay: str, tmp_path: Path) -> None:
    settings = Settings.from_environment(environment(overlay, tmp_path))
    (deployment,) = of_kind("Deployment", resources())
    ports = {port["name"]: port["containerPort"] for port in next(containers(resources()))["ports"]}
    assert ports == {"http": settings.port, "metrics": settings.metrics_port}
    told = deployment["spec"]["template"]["metadata"]["annotations"]
    assert (told["prometheus.io/port"], told["prometheus.io/path"]) == (str(settings.metrics_port), "/metrics")
    assert int(LAST.last("EXPOSE")) == settings.port
    assert {settings.host, settings.metrics_host} == {"0.0.0.0"}  # noqa: S104 - the network policy says who comes in


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_pod_has_the_time_that_its_stop_takes(overlay: str, tmp_path: Path) -> None:
    settings = Settings.from_environment(environment(overlay, tmp_path))
    (deployment,) = of_kind("Deployment", resources())
    pause = next(containers(resources()))["lifecycle"]["preStop"]["sleep"]["seconds"]
    # The master of gunicorn notices within a second or two that its workers have ended.
    assert deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] >= pause + settings.stop_timeout + 10


def test_the_prefix_is_the_path_of_the_ingress(tmp_path: Path) -> None:
    settings = Settings.from_environment(environment("public", tmp_path))
    (ingress,) = of_kind("Ingress", resources())
    paths = {path["path"]: path["pathType"] for path in ingress["spec"]["rules"][0]["http"]["paths"]}
    assert paths == {settings.path_prefix: "Prefix", "/.well-known/security.txt": "Exact"}
    assert settings.trusted_proxies == 1
    assert settings.security_contact
