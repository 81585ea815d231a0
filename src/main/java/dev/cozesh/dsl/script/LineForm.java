package dev.cozesh.dsl.script;

import static org.codehaus.groovy.ast.tools.GeneralUtils.args;
import static org.codehaus.groovy.ast.tools.GeneralUtils.callX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.classX;
import static org.codehaus.groovy.ast.tools.GeneralUtils.constX;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Makes an input at the prompt outlive itself: a variable that is declared at its top becomes one
 * of the session, so that its value is kept and its initialiser never runs again. Also sends {@code
 * sleep} to the script, since Groovy's own cannot be interrupted.
 */
final class LineForm extends CompilationCustomizer {
  /** Methods of the script's base class: name, type, value; and lists of the first two. */
  private static final String KEEP = "keepVariable";

  private static final String KEEP_ALL = "keepVariables";
  private static final String SLEEP = "sleep";

  /** Methods of Java and Groovy that do something and give nothing, whosever they are. */
  private static final Set<String> DEEDS =
      Set.of(
          "print",
          "println",
          "printf",
          "times",
          "upto",
          "downto",
          "step",
          "forEach",
          "clear",
          "close",
          "flush",
          "join",
          "await",
          "sleep",
          "shutdown",
          "countDown",
          "interrupt");

  private final Map<String, String> methods = new LinkedHashMap<>();
  private boolean endsWithWord;

  LineForm() {
    super(CompilePhase.CONVERSION);
  }

  /** The methods that the input defines, by name, as they are written. */
  Map<String, String> methods() {
    return methods;
  }

  /**
   * Whether the last statement may act and give nothing: it calls a word or a method without naming
   * an object, or one whose name says so, or it is an {@code if} or {@code try}.
   */
  boolean endsWithWord() {
    return endsWithWord;
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
    if (!type.isScript()) {
      return;
    }
    source.getAST().getMethods().forEach(this::offer);
    List<Statement> statements = source.getAST().getStatementBlock().getStatements();
    if (!statements.isEmpty()) {
      Statement last = statements.get(statements.size() - 1);
      endsWithWord =
          !(last instanceof ExpressionStatement statement)
              || statement.getExpression() instanceof MethodCallExpression call
                  && (call.isImplicitThis()
                      || DEEDS.contains(String.valueOf(call.getMethodAsString())));
    }
    for (ListIterator<Statement> each = statements.listIterator(); each.hasNext(); ) {
      if (each.next() instanceof ExpressionStatement statement
          && statement.getExpression() instanceof DeclarationExpression declaration) {
        statement.setExpression(kept(declaration));
      }
    }
    new Visitor(source).visitClass(type);
  }

  /** A method is there for later inputs, however it is written. */
  private void offer(MethodNode method) {
    method.setModifiers(
        method.getModifiers() & ~(Modifier.PRIVATE | Modifier.PROTECTED) | Modifier.PUBLIC);
    methods.put(method.getName(), signature(method));
  }

  private static Expression kept(DeclarationExpression declaration) {
    Expression value = declaration.getRightExpression();
    MethodCallExpression call;
    if (declaration.isMultipleAssignmentDeclaration()) {
      List<Expression> names = new ArrayList<>();
      List<Expression> types = new ArrayList<>();
      for (Expression each : ((TupleExpression) declaration.getLeftExpression()).getExpressions()) {
        names.add(constX(((VariableExpression) each).getName()));
        types.add(classX(((VariableExpression) each).getOriginType()));
      }
      call =
          callX(
              VariableExpression.THIS_EXPRESSION,
              KEEP_ALL,
              args(
                  new ArrayExpression(ClassHelper.STRING_TYPE, names),
                  new ArrayExpression(ClassHelper.CLASS_Type, types),
                  value));
    } else {
      VariableExpression variable = declaration.getVariableExpression();
      call =
          callX(
              VariableExpression.THIS_EXPRESSION,
              KEEP,
              args(
                  constX(variable.getName()),
                  classX(variable.getOriginType()),
                  value instanceof EmptyExpression ? constX(null) : value));
    }
    call.setSourcePosition(declaration);
    call.setImplicitThis(false);
    return call;
  }

  private static String signature(MethodNode method) {
    StringBuilder text = new StringBuilder();
    text.append(method.isDynamicReturnType() ? "def" : shown(method.getReturnType()));
    text.append(' ').append(method.getName()).append('(');
    for (int at = 0; at < method.getParameters().length; at++) {
      var parameter = method.getParameters()[at];
      text.append(at == 0 ? "" : ", ");
      text.append(parameter.isDynamicTyped() ? "" : shown(parameter.getType()) + " ");
      text.append(parameter.getName());
    }
    return text.append(')').toString();
  }

  private static String shown(ClassNode type) {
    return type.toString(false).replaceAll("\\b[a-z]\\w*\\.", "");
  }

  private static final class Visitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    /** In a closure Groovy finds its own {@code sleep} first, unless the script is named. */
    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      if (call.isImplicitThis() && SLEEP.equals(call.getMethodAsString())) {
        call.setObjectExpression(VariableExpression.THIS_EXPRESSION);
        call.setImplicitThis(false);
      }
      super.visitMethodCallExpression(call);
    }
  }
}
