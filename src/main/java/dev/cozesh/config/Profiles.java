package dev.cozesh.config;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The profiles of the project's and the user's file. Reading them fetches no token. */
public final class Profiles {
  private final Environment environment;
  private final List<ConfigFile> files;

  private Profiles(Environment environment, List<ConfigFile> files) {
    this.environment = environment;
    this.files = files;
  }

  /**
   * Reads both files.
   *
   * @param environment variables and directory
   * @return the profiles
   * @throws CozeUsageException when a file is wrong
   */
  public static Profiles read(Environment environment) {
    FilePlaces places = FilePlaces.of(environment);
    return new Profiles(
        environment,
        Stream.of(places.projectConfig(), places.userConfig())
            .distinct()
            .flatMap(path -> ConfigFile.read(path).stream())
            .toList());
  }

  List<ConfigFile> files() {
    return files;
  }

  /**
   * The environments of the project.
   *
   * @throws CozeUsageException when the user's file has some, which would be every project's
   */
  List<DeployEnvironment> environments() {
    FilePlaces places = FilePlaces.of(environment);
    List<DeployEnvironment> found = new ArrayList<>();
    for (ConfigFile file : files) {
      boolean ofProject = file.path().equals(places.projectConfig());
      if (!ofProject && !file.environments().isEmpty()) {
        throw new CozeUsageException(
            file.path() + " has environments",
            "they would be those of every project",
            "write them into the project's own file: " + places.projectConfig());
      }
      found.addAll(file.environments());
    }
    return found;
  }

  /**
   * Each profile of each file; of two with one name, the first says what both say.
   *
   * @return the project's first, each in the order of its file
   */
  public List<ProfileEntry> all() {
    List<ProfileEntry> all = new ArrayList<>();
    for (ConfigFile file : files) {
      file.profiles()
          .forEach((name, profile) -> all.add(ProfileEntry.of(name, profile, file.path())));
    }
    return all;
  }

  /** {@return the names of all, without repetition} */
  public List<String> names() {
    return files.stream().flatMap(file -> file.profiles().keySet().stream()).distinct().toList();
  }

  /**
   * The profiles of a name.
   *
   * @param name exact
   * @return none, one, or the project's and the user's
   */
  public List<ProfileEntry> of(String name) {
    return all().stream().filter(entry -> entry.name().equals(name)).toList();
  }

  /**
   * The profile that something names: option, variable, or a file.
   *
   * @param option the value of {@code --profile}
   * @return its name, which need not be known, and what names it
   */
  public Optional<Found<String>> named(Optional<String> option) {
    return option
        .map(name -> new Found<>(name, "--profile"))
        .or(() -> environment.get("COZESH_PROFILE").map(n -> new Found<>(n, "COZESH_PROFILE")))
        .or(this::inFiles);
  }

  /**
   * The profile in use: the one that is named, else the only one, else {@code default}.
   *
   * @param option the value of {@code --profile}
   * @return its name and what decides; empty when there is none
   * @throws CozeUsageException when one is named that is not there
   */
  public Optional<Found<String>> chosen(Optional<String> option) {
    Optional<Found<String>> named = named(option);
    if (named.isPresent()) {
      require(named.get());
      return named;
    }
    List<String> names = names();
    String only = names.size() == 1 ? names.get(0) : ConfigFile.DEFAULT;
    return names.contains(only)
        ? Optional.of(new Found<>(only, "the usual one"))
        : Optional.empty();
  }

  private Optional<Found<String>> inFiles() {
    return files.stream()
        .flatMap(
            file ->
                file
                    .defaultProfile()
                    .map(name -> new Found<>(name, file.path() + ", default_profile"))
                    .stream())
        .findFirst();
  }

  /**
   * Refuses a name that no file holds.
   *
   * @param name it and what named it
   * @throws CozeUsageException with the nearest that is there
   */
  public void require(Found<String> name) {
    List<String> names = names();
    if (!names.contains(name.value())) {
      FilePlaces places = FilePlaces.of(environment);
      throw new CozeUsageException(
          "there is no profile `" + name.value() + "` (named by " + name.origin() + ")",
          names.isEmpty()
              ? "no profile stands in " + places.projectConfig() + " or " + places.userConfig()
              : "known are " + String.join(", ", names),
          Nearest.hint(name.value(), names));
    }
  }
}
