package dev.cozesh.dsl.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** The imports of a session at the prompt: what one input imports, the later ones see. */
public final class Imports {
  private final List<ImportNode> kept = new ArrayList<>();

  /** The imports as they are written, without the word {@code import}. */
  public List<String> texts() {
    return kept.stream().map(each -> each.getText().replaceFirst("^import ", "")).toList();
  }

  /** Forgets all. */
  public void clear() {
    kept.clear();
  }

  /** Takes in what an input that was compiled imports. */
  void keep(List<ImportNode> imports) {
    imports.forEach(each -> kept.removeIf(old -> replaces(each, old)));
    kept.addAll(imports);
  }

  private static boolean replaces(ImportNode fresh, ImportNode old) {
    return fresh.getText().equals(old.getText())
        || !fresh.isStar()
            && !old.isStar()
            && fresh.isStatic() == old.isStatic()
            && fresh.getAlias().equals(old.getAlias());
  }

  /** Hands what is kept to one input, and sees what the input imports itself. */
  Handing handing() {
    return new Handing(List.copyOf(kept));
  }

  static final class Handing extends CompilationCustomizer {
    private final List<ImportNode> handed;
    private boolean isHanded;
    private final Set<ImportNode> own = new LinkedHashSet<>();

    private Handing(List<ImportNode> handed) {
      super(CompilePhase.CONVERSION);
      this.handed = handed;
    }

    /** What the input imports itself, in no special order. */
    List<ImportNode> own() {
      return List.copyOf(own);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
      if (isHanded) {
        return;
      }
      isHanded = true;
      ModuleNode module = source.getAST();
      own.addAll(module.getImports());
      own.addAll(module.getStarImports());
      own.addAll(module.getStaticImports().values());
      own.addAll(module.getStaticStarImports().values());
      handed.stream()
          .filter(each -> own.stream().noneMatch(mine -> replaces(mine, each)))
          .forEach(each -> add(module, each));
    }

    private static void add(ModuleNode module, ImportNode each) {
      if (each.isStatic() && each.isStar()) {
        module.addStaticStarImport(each.getClassName(), fresh(each.getType()));
      } else if (each.isStatic()) {
        module.addStaticImport(fresh(each.getType()), each.getFieldName(), each.getAlias());
      } else if (each.isStar()) {
        module.addStarImport(each.getPackageName());
      } else {
        module.addImport(each.getAlias(), fresh(each.getType()));
      }
    }

    /** A node that was resolved for one compilation must not be met by the next. */
    private static ClassNode fresh(ClassNode type) {
      return org.codehaus.groovy.ast.ClassHelper.make(type.getName());
    }
  }
}
