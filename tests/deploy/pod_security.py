"""The rules of the Pod Security Standard *restricted*, and more that a read-only container is promised to keep.

https://kubernetes.io/docs/concepts/security/pod-security-standards/
"""

from __future__ import annotations

from typing import Any

VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
PROFILES = {"RuntimeDefault", "Localhost"}


def violations(pod: dict[str, Any]) -> set[str]:
    """Which rules the ``spec`` of a pod breaks, each in a word or two."""
    common = pod.get("securityContext", {})
    broken = {name for name in ("hostNetwork", "hostPID", "hostIPC") if pod.get(name)}
    if any(set(volume) - {"name"} - VOLUMES for volume in pod.get("volumes", [])):
        broken.add("volumes")
    if pod.get("automountServiceAccountToken") is not False:
        broken.add("token")
    if common.get("sysctls"):
        broken.add("sysctls")
    for container in [*pod.get("containers", []), *pod.get("initContainers", [])]:
        broken |= _of_container(container, {**common, **container.get("securityContext", {})})
    return broken


def _of_container(container: dict[str, Any], context: dict[str, Any]) -> set[str]:
    capabilities = context.get("capabilities", {})
    rules = {
        "privileged": not context.get("privileged"),
        "allowPrivilegeEscalation": context.get("allowPrivilegeEscalation") is False,
        "runAsNonRoot": context.get("runAsNonRoot") is True,
        "runAsUser": context.get("runAsUser", 0) != 0,
        "seccompProfile": context.get("seccompProfile", {}).get("type") in PROFILES,
        "drop": capabilities.get("drop") == ["ALL"],
        "add": set(capabilities.get("add", [])) <= {"NET_BIND_SERVICE"},
        "hostPort": not any(port.get("hostPort") for port in container.get("ports", [])),
        "procMount": context.get("procMount", "Default") == "Default",
        "readOnlyRootFilesystem": context.get("readOnlyRootFilesystem") is True,
        "memory": bool(container.get("resources", {}).get("limits", {}).get("memory")),
    }
    return {name for name, kept in rules.items() if not kept}
