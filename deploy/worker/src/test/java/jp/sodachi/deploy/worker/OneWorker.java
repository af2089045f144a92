package jp.sodachi.deploy.worker;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The one worker of all stories that tell it when to work: before real servers, with a clock that can be turned and a provider
 * with moods. It is started once; a story of another kind of worker would start another.
 */
@SpringBootTest(
        classes = {Worker.class, StoryBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"spring.config.name=worker", "sodachi.worker.enabled=false", "management.server.port=0"})
abstract class OneWorker {

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Towns.prepare(properties);
    }
}
