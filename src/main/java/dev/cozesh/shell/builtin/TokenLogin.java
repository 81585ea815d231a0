package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.workspace.Workspace;
import dev.cozesh.config.BaseUrl;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.config.ProfileEntry;
import dev.cozesh.config.ProfileStore;
import dev.cozesh.config.Profiles;
import dev.cozesh.config.Reach;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.TokenCheck.Seen;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Logs in with a token that a person pastes, and keeps it as a profile of the user's file. */
final class TokenLogin {
  private static final String USUAL_NAME = "default";

  private final Environment environment;
  private final Profiles profiles;
  private final Call call;
  private final Console console;
  private final ProfileStore store;

  TokenLogin(Environment environment, Profiles profiles, Call call, Console console) {
    this.environment = requireNonNull(environment, "environment");
    this.profiles = requireNonNull(profiles, "profiles");
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.store = new ProfileStore(FilePlaces.of(environment).userConfig());
  }

  ExitCode run() {
    String name = name();
    requireRoom();
    requireTerminal();
    store.requireRoom(name);
    Optional<ProfileEntry> old =
        profiles.of(name).stream().filter(entry -> entry.file().equals(store.file())).findFirst();
    if (old.isPresent() && !mayReplace(old.get())) {
      throw new CozeUsageException(
          "profile " + name + " stays as it is", "", "`cozesh login --profile NAME` makes another");
    }
    LoginServer server = server(old);
    console.remark("make a token at " + server.tokenPage() + " and paste it here");
    String token = PastedToken.asked(console, server);
    Seen seen = new TokenCheck(server, NetworkOf.reach(Reach.of(environment))).of(token);
    WorkspaceQuestion question = new WorkspaceQuestion(seen, console);
    Optional<String> workspace = question.chosen(call.options().get(Option.WORKSPACE));
    ObjectNode login = Json.object().put("api_token", token);
    server.writeTo(login);
    workspace.ifPresent(text -> login.put("workspace", text));
    store.logIn(name, login);
    tell(name, server, seen, workspace.flatMap(question::find));
    remarks(name);
    return ExitCode.OK;
  }

  /** The profile that something names, else the usual one. */
  private String name() {
    String name =
        profiles.named(call.options().get(Option.PROFILE)).map(Found::value).orElse(USUAL_NAME);
    if (!name.matches("[\\p{L}\\p{N}._-]{1,64}")) {
      throw new CozeUsageException(
          "a profile cannot be called `" + Clean.line(name) + "`",
          "a name has letters, digits, `.`, `_` and `-`, 64 at most",
          "");
    }
    return name;
  }

  /** Without a name, what the project's file calls with is not pushed aside. */
  private void requireRoom() {
    Optional<String> option = call.options().get(Option.PROFILE);
    Path project = FilePlaces.of(environment).projectConfig();
    if (profiles.named(option).isPresent() || project.equals(store.file())) {
      return;
    }
    profiles
        .chosen(option)
        .flatMap(used -> profiles.of(used.value()).stream().findFirst())
        .filter(entry -> entry.file().equals(project) && entry.token().isPresent())
        .ifPresent(
            entry -> {
              throw new CozeUsageException(
                  "there is nothing to log in to: the token in use is had from "
                      + entry.token().get()
                      + ", from "
                      + entry.file()
                      + ", profile "
                      + entry.name(),
                  "a file of the project decides here",
                  "`cozesh login --profile NAME` makes a profile of your own");
            });
  }

  private void requireTerminal() {
    if (!console.canAsk()) {
      throw new CozeUsageException(
          "there is nothing to log in to: no profile says how",
          "a token is pasted at a terminal, and there is none to ask on",
          "set COZE_API_TOKEN and COZE_API_BASE (https://api.coze.cn or https://api.coze.com)"
              + " where nobody is asked, or run `cozesh login` at a terminal");
    }
  }

  private boolean mayReplace(ProfileEntry old) {
    String server = old.baseUrl().map(url -> url.getRawAuthority() + ", ").orElse("");
    String what = "profile " + old.name() + " exists (" + server + old.credential() + ")";
    return call.has(Option.YES)
        || new Questions(console).agreed(Clean.line(what) + "; replace it?");
  }

  /** What is given is not asked for. */
  private LoginServer server(Optional<ProfileEntry> old) {
    Optional<LoginServer> given =
        call.options()
            .get(Option.BASE_URL)
            .map(text -> BaseUrl.parse(text, Option.BASE_URL.spelling()))
            .or(
                () ->
                    environment
                        .get("COZE_API_BASE")
                        .map(url -> BaseUrl.parse(url, "COZE_API_BASE")))
            .map(LoginServer::at);
    Optional<LoginServer> usual = old.flatMap(ProfileEntry::baseUrl).map(LoginServer::at);
    return given.orElseGet(() -> LoginServer.asked(console, environment, usual));
  }

  private void tell(String name, LoginServer server, Seen seen, Optional<Workspace> workspace) {
    if (call.has(Option.JSON)) {
      ObjectNode json = Json.object().put("host", server.host()).put("profile", name);
      json.put("file", store.file().toString());
      workspace.ifPresent(one -> json.set("workspace", tree(one)));
      seen.workspaces().forEach(one -> json.withArray("workspaces").add(tree(one)));
      console.print(json.toPrettyString());
      return;
    }
    String place =
        workspace.map(one -> ", workspace " + WorkspaceQuestion.name(one) + role(one)).orElse("");
    String more = seen.total() > 1 ? ", 1 of " + seen.total() + " that the token sees" : "";
    console.print(
        Clean.line("logged in to " + server.host() + " as profile " + name + place + more));
    console.remark("the token is kept in " + store.file() + ", readable by you alone");
  }

  private static ObjectNode tree(Workspace workspace) {
    return Json.object()
        .put("id", workspace.id())
        .put("name", WorkspaceQuestion.name(workspace))
        .put("role", WorkspaceQuestion.role(workspace));
  }

  private static String role(Workspace workspace) {
    String role = WorkspaceQuestion.role(workspace);
    return role.isEmpty() ? "" : " (you are its " + role + ")";
  }

  /** What keeps the login from being used. */
  private void remarks(String name) {
    if (environment.get("COZE_API_TOKEN").isPresent()) {
      console.remark("COZE_API_TOKEN is set and wins over the profile: unset it");
    }
    Path project = FilePlaces.of(environment).projectConfig();
    List<ProfileEntry> shadowing =
        profiles.of(name).stream().filter(entry -> entry.file().equals(project)).toList();
    if (!shadowing.isEmpty() && !project.equals(store.file())) {
      console.remark(project + " has a profile " + name + " too, and wins over this one here");
    }
    Profiles fresh = Profiles.read(environment);
    Optional<Found<String>> used = fresh.named(Optional.empty());
    if (used.isEmpty()) {
      used = fresh.chosen(Optional.empty());
    }
    if (used.isEmpty()) {
      store.use(name);
      console.remark("of all profiles " + name + " is in use from now on");
    }
    used.filter(other -> !other.value().equals(name))
        .ifPresent(other -> console.remark(otherInUse(name, other)));
  }

  private static String otherInUse(String name, Found<String> other) {
    return "the profile in use is "
        + other.value()
        + " ("
        + other.origin()
        + "): `cozesh profile use "
        + name
        + "` takes this one, `--profile "
        + name
        + "` for one run";
  }
}
