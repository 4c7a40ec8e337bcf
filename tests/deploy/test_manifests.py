"""The manifests of ``deploy/``: valid for Kubernetes, restricted, and consistent with one another."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest

from tests.container.reading import ROOT, stages
from tests.deploy import manifests
from tests.deploy.manifests import (
    DEPLOY,
    OVERLAYS,
    Document,
    containers,
    documents,
    of_kind,
    rendered,
    resources,
    settings_of,
)
from tests.deploy.pod_security import violations

#: The oldest and the newest Kubernetes that a Haven cluster may be: its three newest versions are maintained.
VERSIONS = ("1.35", "1.37")
LABELS = {"app.kubernetes.io/name": "inclusietrends"}


def test_every_file_is_named_by_the_kustomization_beside_it() -> None:
    found = manifests.kustomizations()
    for folder, said in found.items():
        named = {*said["resources"], *(patch["path"] for patch in said.get("patches", []))}
        named |= {name for made in said.get("configMapGenerator", []) for name in made["envs"]}
        assert {name for name in named if (folder / name).is_file()} | {manifests.KUSTOMIZATION} == {
            path.name for path in folder.iterdir()
        }
        others = {(folder / name).resolve() for name in [*named, *said.get("components", [])]}
        assert {path for path in others if not path.is_file()} <= set(found)
    assert {path for path in DEPLOY.rglob("*") if path.is_dir() and any(path.glob("*.yaml"))} == set(found)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_document_is_valid(version: str) -> None:
    assert len(resources()) > 8
    for document in resources():
        kubernetes_validate.validate(document, version, strict=True)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_overlay_is_valid_as_it_is_applied(overlay: str, version: str) -> None:
    for document in rendered(overlay):
        kubernetes_validate.validate(document, version, strict=True)
        if document["kind"] != "Namespace":
            assert document["metadata"]["namespace"] == "inclusietrends"


def test_a_misspelt_field_is_found() -> None:
    wrong = deepcopy(of_kind("Deployment", resources())[0])
    wrong["spec"]["template"]["spec"]["terminationGracePeriodSecond"] = 60
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSIONS[-1], strict=True)


def pods(among: list[Document]) -> list[Document]:
    """The ``spec`` of the pods of each Deployment."""
    return [deployment["spec"]["template"]["spec"] for deployment in of_kind("Deployment", among)]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_pods_are_restricted_as_they_are_applied(overlay: str) -> None:
    assert [violations(pod) for pod in pods(rendered(overlay))] == [set()]


def test_pods_and_their_namespace_are_restricted() -> None:
    assert [violations(pod) for pod in pods(resources())] == [set()]
    (namespace,) = of_kind("Namespace", resources())
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


def _without(key: str, value: Any = None) -> Callable[[Document], None]:
    """Take a key out wherever it stands, or give it a value."""

    def change(part: Document) -> None:
        for name, held in list(part.items()):
            if name == key:
                part.pop(key)
                part.update({} if value is None else {key: value})
            for inner in held if isinstance(held, list) else [held]:
                if isinstance(inner, dict):
                    change(inner)

    return change


@pytest.mark.parametrize(
    ("broken", "change"),
    [
        ("allowPrivilegeEscalation", _without("allowPrivilegeEscalation")),
        ("runAsNonRoot", _without("runAsNonRoot")),
        ("runAsUser", _without("runAsUser", 0)),
        ("seccompProfile", _without("seccompProfile")),
        ("drop", _without("capabilities")),
        ("add", _without("capabilities", {"drop": ["ALL"], "add": ["SYS_ADMIN"]})),
        ("readOnlyRootFilesystem", _without("readOnlyRootFilesystem", value=False)),
        ("token", _without("automountServiceAccountToken")),
        ("memory", _without("limits")),
        ("volumes", lambda pod: pod["volumes"].append({"name": "x", "hostPath": {"path": "/"}})),
        ("hostNetwork", lambda pod: pod.update(hostNetwork=True)),
        ("privileged", lambda pod: pod["containers"][0]["securityContext"].update(privileged=True)),
        ("hostPort", lambda pod: pod["containers"][0]["ports"][0].update(hostPort=80)),
    ],
)
def test_each_rule_finds_what_breaks_it(broken: str, change: Callable[[Document], None]) -> None:
    pod = deepcopy(pods(resources())[0])
    change(pod)
    assert violations(pod) == {broken}


def test_the_user_is_that_of_the_container() -> None:
    user, group = stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))[-1].last("USER").split(":")
    for pod in pods(resources()):
        context = pod["securityContext"]
        assert (context["runAsUser"], context["runAsGroup"], context["fsGroup"]) == (int(user), int(group), int(group))


def test_what_chooses_pods_chooses_these() -> None:
    (deployment,) = of_kind("Deployment", resources())
    template = deployment["spec"]["template"]
    assert template["metadata"]["labels"] == LABELS
    chosen = [deployment["spec"]["selector"]["matchLabels"]]
    chosen += [service["spec"]["selector"] for service in of_kind("Service", resources())]
    chosen += [budget["spec"]["selector"]["matchLabels"] for budget in of_kind("PodDisruptionBudget", resources())]
    chosen += [policy["spec"]["podSelector"]["matchLabels"] for policy in of_kind("NetworkPolicy", resources())]
    chosen += [spread["labelSelector"]["matchLabels"] for spread in template["spec"]["topologySpreadConstraints"]]
    assert len(chosen) == 8
    assert all(labels == LABELS for labels in chosen)
    (account,) = of_kind("ServiceAccount", resources())
    assert template["spec"]["serviceAccountName"] == account["metadata"]["name"]


def test_maintenance_and_updates_leave_enough_pods() -> None:
    (deployment,) = of_kind("Deployment", resources())
    (scaler,) = of_kind("HorizontalPodAutoscaler", resources())
    (budget,) = of_kind("PodDisruptionBudget", resources())
    assert "replicas" not in deployment["spec"]
    assert scaler["spec"]["scaleTargetRef"]["name"] == deployment["metadata"]["name"]
    assert scaler["spec"]["minReplicas"] == 3
    assert 0 < budget["spec"]["maxUnavailable"] < scaler["spec"]["minReplicas"] - 1
    assert deployment["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    # A share of what is requested is what the autoscaler looks at.
    assert scaler["spec"]["metrics"][0]["resource"]["name"] in next(containers(resources()))["resources"]["requests"]


def test_names_of_ports_and_services_are_those_of_others() -> None:
    names = {port["name"] for port in next(containers(resources()))["ports"]}
    (service,) = of_kind("Service", resources())
    assert {port["targetPort"] for port in service["spec"]["ports"]} <= names
    for ingress in of_kind("Ingress", resources()):
        for path in ingress["spec"]["rules"][0]["http"]["paths"]:
            backend = path["backend"]["service"]
            assert backend["name"] == service["metadata"]["name"]
            assert backend["port"]["name"] in {port["name"] for port in service["spec"]["ports"]}
        assert ingress["spec"]["tls"][0]["hosts"] == [ingress["spec"]["rules"][0]["host"]]
    inside = [policy for policy in of_kind("NetworkPolicy", resources()) if "Ingress" in policy["spec"]["policyTypes"]]
    (policy,) = inside
    assert {port["port"] for rule in policy["spec"]["ingress"] for port in rule["ports"]} == names
    assert all(rule["from"] for rule in policy["spec"]["ingress"])
    assert policy["spec"]["egress"] == []


def test_no_secret_is_here_and_each_that_is_asked_for_is_in_the_document() -> None:
    written = [document for path in DEPLOY.rglob("*.yaml") for document in documents(path)]
    assert "Secret" not in {document["kind"] for document in written}
    assert not [said for said in manifests.kustomizations().values() if "secretGenerator" in said]
    told = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    names, keys = set[str](), set[str]()
    for path in manifests.patches():
        (document,) = documents(path)
        pod = document["spec"]["template"]["spec"]
        names |= {volume["secret"]["secretName"] for volume in pod.get("volumes", [])}
        for variable in (one for container in pod["containers"] for one in container.get("env", [])):
            wanted = variable["valueFrom"]["secretKeyRef"]
            names.add(wanted["name"])
            keys.add(wanted["key"])
    files = [value for overlay in OVERLAYS for value in settings_of(DEPLOY / "overlays" / overlay).values()]
    keys |= {Path(file).name for file in files if file.startswith("/run/secrets/")}
    assert (len(names), len(keys)) == (2, 4)
    assert all(f"create secret generic {name} " in told for name in names)
    assert all(f"--from-file={key}=" in told for key in keys)
