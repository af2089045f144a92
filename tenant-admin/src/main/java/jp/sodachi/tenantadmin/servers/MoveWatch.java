package jp.sodachi.tenantadmin.servers;

import java.time.Duration;
import jp.sodachi.relocation.Relocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Looks every few seconds whether the process that moved a town died in the pause, and opens the town again. */
@Configuration(proxyBeanMethods = false)
class MoveWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MoveWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    SchedulingConfigurer lookAfterMoves(Relocations relocations) {
        return tasks -> tasks.addFixedDelayTask(() -> look(relocations), LOOK);
    }

    private static void look(Relocations relocations) {
        try {
            relocations.recover();
        } catch (DataAccessException away) {
            LOG.debug("The control schema does not answer; moves are looked after later.", away);
        }
    }
}
