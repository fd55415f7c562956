"""What is shipped for servers agrees with itself and with the app: all that needs no engine."""

from __future__ import annotations

import ipaddress
import json
import re
import tomllib
from fnmatch import fnmatch

import pytest
import yaml
from packaging.requirements import Requirement

from careerkit.serve import options_file
from careerkit.serve.capacity import THE_APP, seats_for
from support.serving.servers import ROOT

from .conftest import COMMANDS, DEPLOY, options_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
TEMPLATE = (DEPLOY / "compose" / "careerkit.conf.template").read_text(encoding="utf-8")
GOODBYE = 10
"""Seconds that an app may take to end, beyond those in which visitors go on."""


def seconds(text: str) -> int:
    return int(text.removesuffix("s"))


def test_every_manifest_of_the_folder_is_applied():
    kustomization = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
    there = {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml")}

    # The last is Helm's.
    named = {*kustomization["resources"], "kustomization.yaml", "prometheus-adapter.yaml"}
    assert there == named
    assert kustomization["configMapGenerator"] == [
        {"name": "careerkit", "files": ["careerkit.toml"]}
    ]


def test_all_manifests_mean_the_same_pods(objects):
    labels = objects["Deployment/careerkit"]["spec"]["template"]["metadata"]["labels"]

    assert objects["Deployment/careerkit"]["spec"]["selector"]["matchLabels"] == labels
    assert objects["Service/careerkit"]["spec"]["selector"] == labels
    assert objects["Service/careerkit-full"]["spec"]["selector"] == labels
    assert objects["PodDisruptionBudget/careerkit"]["spec"]["selector"]["matchLabels"] == labels
    assert objects["NetworkPolicy/careerkit"]["spec"]["podSelector"]["matchLabels"] == labels
    target = objects["HorizontalPodAutoscaler/careerkit"]["spec"]["scaleTargetRef"]
    assert f"{target['kind']}/{target['name']}" in objects


def test_the_way_from_the_public_name_to_a_pod_has_no_gap(objects, container, options):
    ingress = objects["Ingress/careerkit"]
    [rule] = ingress["spec"]["rules"]
    [path] = rule["http"]["paths"]
    backend = path["backend"]["service"]
    service = objects[f"Service/{backend['name']}"]["spec"]
    names = {port["name"]: port["containerPort"] for port in container["ports"]}

    assert f"https://{rule['host']}{path['path']}" == options["public-url"]
    assert options["allow-host"] == [rule["host"]] == ingress["spec"]["tls"][0]["hosts"]
    assert [port["name"] for port in service["ports"]] == [backend["port"]["name"]]
    assert service["ports"][0]["targetPort"] in names
    fallback = ingress["metadata"]["annotations"]["nginx.ingress.kubernetes.io/default-backend"]
    full = objects[f"Service/{fallback}"]["spec"]
    assert (full["publishNotReadyAddresses"], full["ports"]) == (True, service["ports"])


def test_a_page_stays_with_its_pod_whichever_controller_there_is(objects):
    told = objects["Ingress/careerkit"]["metadata"]["annotations"]
    traefik = objects["Service/careerkit"]["metadata"]["annotations"]
    sticky = "traefik.ingress.kubernetes.io/service.sticky.cookie"

    assert told["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert traefik[sticky] == "true"
    cookies = {
        told["haproxy.org/cookie-persistence"],
        told["nginx.ingress.kubernetes.io/session-cookie-name"],
        traefik[f"{sticky}.name"],
    }
    assert len(cookies) == 1
    # The app speaks to each page every half minute.
    assert int(told["nginx.ingress.kubernetes.io/proxy-read-timeout"]) > 60


def test_ports_are_the_same_everywhere(dockerfile, compose, container, options, objects):
    port = {param.name: param.default for param in COMMANDS["serve"].params}["port"]
    metrics = options["metrics-port"]

    assert re.search(r"^EXPOSE (.*)$", dockerfile, re.MULTILINE)[1] == f"{port} {metrics}"
    assert f"'127.0.0.1', {port}" in dockerfile
    assert {one["name"]: one["containerPort"] for one in container["ports"]} == {
        "http": port,
        "metrics": metrics,
    }
    assert f"http://careerkit:{port}" in TEMPLATE
    assert "careerkit" in compose["services"]
    template = objects["Deployment/careerkit"]["spec"]["template"]["metadata"]
    assert template["annotations"]["prometheus.io/port"] == str(metrics)
    allowed = objects["NetworkPolicy/careerkit"]["spec"]["ingress"]
    assert [one["ports"][0]["port"] for one in allowed] == ["http", "metrics"]


def test_it_runs_without_rights_everywhere(dockerfile, compose, pod, container):
    [user] = re.findall(r"^USER (\d+):(\d+)$", dockerfile, re.MULTILINE)
    rights, app = container["securityContext"], compose["services"]["careerkit"]

    assert "0" not in user
    context = pod["securityContext"]
    assert (str(context["runAsUser"]), str(context["runAsGroup"])) == user
    assert context["runAsNonRoot"]
    assert (rights["readOnlyRootFilesystem"], app["read_only"]) == (True, True)
    assert (rights["capabilities"]["drop"], app["cap_drop"]) == (["ALL"], ["ALL"])
    assert not rights["allowPrivilegeEscalation"]
    assert app["security_opt"] == ["no-new-privileges:true"]
    assert not pod["automountServiceAccountToken"]


def test_what_is_written_to_is_no_part_of_the_root(dockerfile, compose, pod, container):
    home = re.search(r"HOME=(\S+)", dockerfile)[1]
    state = re.search(r"XDG_STATE_HOME=(\S+)", dockerfile)[1]
    mounts = {one["mountPath"]: one["name"] for one in container["volumeMounts"]}
    app = compose["services"]["careerkit"]

    assert f"install --directory --owner 10001 --group 10001 {state}" in dockerfile
    assert [one.split(":")[0] for one in app["tmpfs"]] == [home]
    assert [one.split(":")[1] for one in app["volumes"]] == [state]
    assert mounts[home] == "tmp"
    assert mounts[f"{state}/careerkit"] == "key"  # where kept_key looks
    [key] = [one["secret"] for one in pod["volumes"] if one["name"] == "key"]
    assert key["items"] == [{"key": "door.key", "path": "door.key"}]


def test_the_app_asks_nobody(objects, compose):
    policy = objects["NetworkPolicy/careerkit"]["spec"]

    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert policy["egress"] == []
    networks = compose["services"]["careerkit"]["networks"]
    assert all(compose["networks"][name]["internal"] for name in networks)


def test_there_is_time_to_say_goodbye(pod, container, options, compose):
    before = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    needed = before + options["drain-seconds"] + GOODBYE
    app = compose["services"]["careerkit"]
    [drained] = [word for word in app["command"] if word.startswith("--drain-seconds=")]

    assert pod["terminationGracePeriodSeconds"] >= needed
    assert seconds(app["stop_grace_period"]) >= int(drained.partition("=")[2]) + GOODBYE


def test_the_proxy_of_the_compose_file_is_the_one_that_is_believed(compose):
    command = compose["services"]["careerkit"]["command"]
    [trusted] = [word.partition("=")[2] for word in command if word.startswith("--trust-proxy")]
    [network] = compose["networks"]["inside"]["ipam"]["config"]
    addresses = {
        name: service["networks"]["inside"]["ipv4_address"]
        for name, service in compose["services"].items()
    }

    assert trusted == addresses["nginx"]
    assert len({*addresses.values()}) == 2
    inside = ipaddress.ip_network(network["subnet"])
    assert all(ipaddress.ip_address(one) in inside for one in addresses.values())
    for name in ("Host $http_host", "X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {name};" in TEMPLATE


def test_every_setting_of_the_compose_file_stands_in_its_example(compose):
    example = (DEPLOY / "compose" / "settings.env.example").read_text(encoding="utf-8")
    used = re.findall(r"\$\{([A-Z_]+)", yaml.safe_dump(compose))

    assert {*used} - {"NGINX_IMAGE"} == {*re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)}


def flags() -> list[tuple[str, str]]:
    """Each command of careerkit with an option, as it stands in deploy/."""
    entry = re.search(r"ENTRYPOINT (\[.*\])", (DEPLOY / "Dockerfile").read_text())[1]
    compose = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())
    deployment = yaml.safe_load((DEPLOY / "kubernetes" / "deployment.yaml").read_text())
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    words = [
        *json.loads(entry)[2:],
        *compose["services"]["careerkit"]["command"],
        *container["args"],
    ]
    typed = re.findall(r"careerkit (serve|lab|demo)([^\n`|]*)", README)
    found = [("serve", word.partition("=")[0]) for word in words]
    return found + [(name, flag) for name, rest in typed for flag in re.findall(r"--[a-z-]+", rest)]


@pytest.mark.parametrize(("command", "flag"), sorted(set(flags())))
def test_every_option_that_is_used_exists(command, flag):
    assert flag in options_of(command)


def test_the_pods_file_of_options_is_one(options):
    serve = [one for one in COMMANDS["serve"].params if one.name != "config"]
    file = DEPLOY / "kubernetes" / "careerkit.toml"

    assert len(options_file.read(file, serve)) == len(options)


def test_the_variable_of_the_code_is_the_one_that_is_read(compose, container):
    [code] = [one.envvar for one in COMMANDS["serve"].params if one.name == "access_code"]

    assert compose["services"]["careerkit"]["environment"].keys() == {code}
    assert [one["name"] for one in container["env"]] == [code]


def test_the_image_has_what_serving_needs_and_no_jupyterlab(dockerfile):
    [extras] = re.findall(r"^ARG EXTRAS=(\S+)$", dockerfile, re.MULTILINE)

    assert '".[${EXTRAS}]"' in dockerfile
    assert extras in EXTRAS
    brought, waiting = set(), [*EXTRAS[extras]]
    while waiting:
        needed = Requirement(waiting.pop())
        brought.add(needed.name)
        waiting += [line for extra in needed.extras for line in EXTRAS[extra]]
    assert {"voila", "typer", "typst"} <= brought
    assert "jupyterlab" not in brought


def test_the_image_gets_what_a_wheel_is_made_of_and_nothing_else():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    build = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert "*" in lines
    assert let_in == {
        *build["packages"],
        *build["force-include"],
        *PROJECT["project"]["license-files"],
        PROJECT["project"]["readme"],
        "pyproject.toml",
        "binder/constraints.txt",
    }
    # What somebody wrote here while they tried it is theirs.
    kept = [line.removeprefix("**/") for line in lines if line.startswith("**/")]
    for name in ("careerkit.json", "careerkit.json.bak"):
        assert any(fnmatch(name, pattern) for pattern in kept)


def test_the_hubs_service_is_where_the_hub_looks_for_it():
    values = yaml.safe_load((DEPLOY / "hub" / "values.yaml").read_text(encoding="utf-8"))
    [(name, told)] = values["hub"]["services"].items()
    objects = {
        one["kind"]: one
        for one in yaml.safe_load_all((DEPLOY / "hub" / "service.yaml").read_text(encoding="utf-8"))
    }
    [container] = objects["Deployment"]["spec"]["template"]["spec"]["containers"]
    said = {one["name"]: one.get("value") for one in container["env"]}
    service = objects["Service"]
    [port] = service["spec"]["ports"]

    assert told["url"] == f"http://{service['metadata']['name']}:{port['port']}"
    assert said["JUPYTERHUB_SERVICE_PREFIX"] == f"/services/{name}/"
    assert said["JUPYTERHUB_CLIENT_ID"] == f"service-{name}"
    assert container["livenessProbe"]["httpGet"]["path"] == f"/services/{name}/healthz"
    token = container["env"][-1]["valueFrom"]["secretKeyRef"]
    assert token["key"] == f"hub.services.{name}.apiToken"
    assert f"access:services!service={name}" in values["hub"]["loadRoles"]["user"]["scopes"]
    program, command = container["command"]
    if command in COMMANDS:  # careerkit hub
        assert {word.partition("=")[0] for word in container["args"]} <= options_of(command)
    assert program in PROJECT["project"]["scripts"]


def test_the_table_says_how_many_seats_the_app_would_count():
    table = README.partition("<!-- sizing: begin -->")[2].partition("<!-- sizing: end -->")[0]
    rows = re.findall(r"^\| (\d+) GiB \| (\d+) \|", table, re.MULTILINE)

    assert len(rows) > 2
    counted = [seats_for((int(gib) << 30) - THE_APP) for gib, _ in rows]
    assert [int(seats) for _, seats in rows] == counted


def test_the_readme_names_files_that_are_there():
    named = {
        *re.findall(r"(?<=--filename )\S+|(?<=--kustomize )\S+|(?<=--file )\S+", README),
        *re.findall(r"deploy/[\w./-]+", README),
    }
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)

    assert len(named) > 4
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert links
    assert [link for link in links if not (DEPLOY / link).exists()] == []
