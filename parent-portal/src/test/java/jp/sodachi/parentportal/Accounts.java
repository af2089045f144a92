package jp.sodachi.parentportal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sodachi.identity.IdentityProviderAway;
import jp.sodachi.identity.ParentAccounts;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Notes what the site tells the identity provider. The real one hears it in the story of the whole platform. */
@TestConfiguration(proxyBeanMethods = false)
class Accounts {

    @Bean
    @Primary
    Notebook accounts() {
        return new Notebook();
    }

    static final class Notebook implements ParentAccounts {
        static final String TAKEN = "taken@example.jp";

        private final Map<String, String> proofs = new ConcurrentHashMap<>();
        private final AtomicBoolean away = new AtomicBoolean();

        /** What was told last of an account. */
        String proof(String subject) {
            return proofs.getOrDefault(subject, "");
        }

        /** From now on, or no longer, there is no answer. */
        void goAway(boolean gone) {
            away.set(gone);
        }

        @Override
        public void awaitProof(String subject) {
            tell(subject, "awaited");
        }

        @Override
        public void proved(String subject) {
            tell(subject, "given");
        }

        @Override
        public boolean changeAddress(String subject, String address) {
            if (address.equals(TAKEN)) {
                return false;
            }
            tell(subject, "awaited");
            return true;
        }

        @Override
        public void delete(String subject) {
            tell(subject, "deleted");
        }

        private void tell(String subject, String proof) {
            if (away.get()) {
                throw IdentityProviderAway.now();
            }
            proofs.put(subject, proof);
        }
    }
}
