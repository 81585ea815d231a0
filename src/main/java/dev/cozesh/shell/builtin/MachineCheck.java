package dev.cozesh.shell.builtin;

import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Tty;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.render.Width;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} sees on this machine. */
final class MachineCheck {
  private static final String ARCHIVE_FLAG = "-XX:SharedArchiveFile=";
  private static final String RULER = "求职助手";

  private MachineCheck() {}

  static List<Finding> findings(Tty tty) {
    List<Finding> findings = new ArrayList<>(findingsWithoutRuler(tty));
    findings.add(width());
    return findings;
  }

  static List<Finding> findingsWithoutRuler(Tty tty) {
    return List.of(java(), archive(), launcher(tty), encoding());
  }

  private static Finding java() {
    return Finding.fine(
        "java",
        Runtime.version() + ", " + System.getProperty("java.vendor") + "; cozesh " + Version.TEXT);
  }

  private static Finding archive() {
    boolean sharing = System.getProperty("java.vm.info", "").contains("sharing");
    Optional<String> file =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith(ARCHIVE_FLAG))
            .map(argument -> argument.substring(ARCHIVE_FLAG.length()))
            .findFirst();
    boolean launched = System.getProperty("cozesh.home") != null;
    return archive(file, sharing, launched);
  }

  /**
   * @param file the class-data archive that this JVM was given
   * @param sharing whether this JVM uses one
   * @param launched whether the launcher started it, which has an archive built when there is none
   */
  static Finding archive(Optional<String> file, boolean sharing, boolean launched) {
    if (file.isPresent()) {
      return sharing && Files.exists(Path.of(file.get()))
          ? Finding.fine("archive", "in use")
          : Finding.missing(
              "archive", "named, but not in use: start-up is slower", "build it anew");
    }
    return launched
        ? Finding.missing("archive", "being built behind the first start; later ones use it", "")
        : Finding.missing("archive", "none named: start-up is slower", "start with `cozesh`");
  }

  private static Finding launcher(Tty tty) {
    String streams =
        "terminal: in " + word(tty.in()) + ", out " + word(tty.out()) + ", err " + word(tty.err());
    boolean launched = System.getProperty("cozesh.tty") != null;
    return Finding.fine("launcher", (launched ? "yes; " : "no; ") + streams);
  }

  private static String word(boolean yes) {
    return yes ? "yes" : "no";
  }

  private static Finding encoding() {
    String names = System.getProperty("sun.jnu.encoding", "unknown");
    return names.equalsIgnoreCase("UTF-8")
        ? Finding.fine("encoding", "output UTF-8, file names and arguments UTF-8")
        : new Finding(
            "encoding",
            "output UTF-8, but file names and arguments " + names + ": Chinese in them breaks",
            "set LC_ALL=C.UTF-8",
            ExitCode.FAILED);
  }

  private static Finding width() {
    String ruler = "12345678".substring(0, Math.min(8, Width.of(RULER)));
    return Finding.fine(
        "width", RULER + "| and " + ruler + "| are equally long on a good terminal");
  }
}
