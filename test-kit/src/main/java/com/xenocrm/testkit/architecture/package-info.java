/** Architecture rules, and the routes that services have. Test scope only. */
@NullMarked
package com.xenocrm.testkit.architecture;

import org.jspecify.annotations.NullMarked;
