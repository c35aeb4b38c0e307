import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.filters.api.Range;
import org.gephi.filters.plugin.dynamic.DynamicRangeBuilder.DynamicRangeFilter;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.GraphView;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Subgraph;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Opens a file as Gephi does and tells what is in its workspace, a fact a line, tabs between: what it is and
 * its values. Run as {@code java -cp gephi-toolkit-all.jar ReadWithGephi.java FILE END},
 * {@code END} being where the timeline is put, in milliseconds since 1970.
 */
public final class ReadWithGephi {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        importer.process(container, new DefaultProcessor(), workspace);
        container.getReport().getIssues(1000).forEachRemaining(
            issue -> tell("issue", issue.getLevel(), issue.getMessage()));
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        DirectedGraph graph = model.getDirectedGraph();
        tell("count", "nodes", graph.getNodeCount());
        tell("count", "edges", graph.getEdgeCount());
        tellKinds(graph);
        tellColumns("node", model.getNodeTable());
        tellColumns("edge", model.getEdgeTable());
        Interval bounds = model.getTimeBounds();
        tell("times", model.isDynamic(), model.getTimeFormat(), bounds.getLow(), bounds.getHigh());
        tellWhatTheTimelineShows(model, Double.parseDouble(arguments[1]));
        Table nodes = model.getNodeTable();
        Table edges = model.getEdgeTable();
        for (Node node : graph.getNodes()) {
            tell("node", node.getId(), node.getLabel(), node.x(), node.y(), node.size(),
                Integer.toHexString(node.getRGBA() & 0xffffff), value(node, nodes, "type"), value(node, nodes, "mark"), graph.getDegree(node));
        }
        for (Edge edge : graph.getEdges()) {
            Interval[] when = edge.getIntervals();
            tell("edge", edge.getId(), edge.getTypeLabel(), edge.getSource().getId(),
                edge.getTarget().getId(), edge.getWeight(), value(edge, edges, "stage"),
                value(edge, edges, "deal_id"), value(edge, edges, "ties"), edge.getLabel(),
                when.length == 0 ? "" : when[0].getLow(), when.length == 0 ? "" : when[0].getHigh());
        }
        OUT.flush();
        System.exit(0);
    }

    /** The value in the column of a title: its id is that of GraphML's key. */
    private static Object value(Element element, Table table, String title) {
        for (Column column : table) {
            if (column.getTitle().equals(title)) {
                return element.getAttribute(column);
            }
        }
        return null;
    }

    private static void tellKinds(DirectedGraph graph) {
        TreeMap<String, Double> weights = new TreeMap<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Edge edge : graph.getEdges()) {
            String kind = String.valueOf(edge.getTypeLabel());
            weights.merge(kind, edge.getWeight(), Double::sum);
            counts.merge(kind, 1, Integer::sum);
        }
        counts.forEach((kind, count) -> tell("kind", kind, count, weights.get(kind)));
    }

    /** Tells what is left when the timeline is on and ends at a time, in milliseconds since 1970. */
    private static void tellWhatTheTimelineShows(GraphModel model, double end) {
        GraphView view = model.createView();
        Subgraph seen = model.getGraph(view);
        seen.fill();
        DynamicRangeFilter timeline = new DynamicRangeFilter(model);
        timeline.setRange(new Range(0.0, end));
        timeline.filter(seen);
        tell("timeline", seen.getNodeCount(), seen.getEdgeCount());
        model.destroyView(view);
    }

    private static void tellColumns(String of, Table table) {
        for (Column column : table) {
            tell("column", of, column.getId(), column.getTitle(), column.getTypeClass().getSimpleName());
        }
    }

    private static void tell(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            String text = value == null ? "" : value.toString().replace('\t', ' ').replace('\n', ' ');
            line.append(line.length() == 0 ? "" : "\t").append(text);
        }
        OUT.println(line);
    }
}
