/** The only way out to the broker, and the safe way in. */
@NullMarked
package com.xenocrm.kit.messaging;

import org.jspecify.annotations.NullMarked;
