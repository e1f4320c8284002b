/** What two processes must agree on. Plain Java: no Spring, no Mongo, no behaviour. */
@NullMarked
package com.xenocrm.contracts;

import org.jspecify.annotations.NullMarked;
