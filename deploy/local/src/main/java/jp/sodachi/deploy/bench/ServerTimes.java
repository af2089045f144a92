package jp.sodachi.deploy.bench;

import java.io.CharArrayWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** How long a site took for each request by its server's own clock: from the first byte read to the last one written. */
final class ServerTimes extends AbstractAccessLogValve {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    private ServerTimes() {}

    /** To be called before the site's first request: the server looks for who keeps its times once only. */
    static ServerTimes of(ConfigurableApplicationContext site) {
        var times = new ServerTimes();
        if (site instanceof ServletWebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            server.getTomcat().getHost().getPipeline().addValve(times);
            return times;
        }
        throw new IllegalStateException("not a site with a server of its own");
    }

    /** Nanoseconds since the last call, the shortest first. */
    long[] take() {
        var taken = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        nanos.clear();
        return taken;
    }

    @Override
    public void log(Request request, Response response, long time) {
        nanos.add(time);
    }

    @Override
    protected void log(CharArrayWriter message) {
        // Nothing is put into words.
    }
}
