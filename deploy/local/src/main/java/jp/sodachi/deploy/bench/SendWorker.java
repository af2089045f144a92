package jp.sodachi.deploy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sodachi.channel.Mail;
import jp.sodachi.channel.MailChannel;
import jp.sodachi.channel.Outcome;
import jp.sodachi.deploy.worker.Worker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The worker as a process of its own, with the {@link ProviderDesk} in the place of SMTP; to be killed at any moment. */
public final class SendWorker {

    private SendWorker() {}

    /** The first argument is the provider's port, the others are the worker's settings. */
    public static void main(String[] args) {
        var provider = new Remote(Integer.parseInt(args[0]));
        var settings = Arrays.copyOfRange(args, 1, args.length);
        new SpringApplicationBuilder(Worker.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        "provider", MailChannel.class, () -> provider, bean -> bean.setPrimary(true)))
                .properties(Map.of("spring.config.name", "worker"))
                .run(settings);
        System.out.println("ready");
    }

    private static final class Remote implements MailChannel {
        private final int port;
        private final ConcurrentLinkedQueue<Socket> lines = new ConcurrentLinkedQueue<>();

        Remote(int port) {
            this.port = port;
        }

        @Override
        public Outcome send(Mail mail) {
            try {
                var free = lines.poll();
                var line = free == null ? new Socket(InetAddress.getLoopbackAddress(), port) : free;
                line.getOutputStream().write((mail.delivery() + "\n").getBytes(StandardCharsets.US_ASCII));
                if (line.getInputStream().read() < 0) {
                    return new Outcome.NotNow();
                }
                lines.add(line);
                return new Outcome.Taken("made-up");
            } catch (IOException away) {
                return new Outcome.NotNow();
            }
        }
    }
}
