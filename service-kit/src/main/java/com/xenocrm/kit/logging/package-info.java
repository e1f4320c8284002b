/** Request ids, and logs without personal data. */
@NullMarked
package com.xenocrm.kit.logging;

import org.jspecify.annotations.NullMarked;
