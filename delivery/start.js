/* Last of Dash's scripts: a deferred script may only be started by one that is deferred after it. */
new DashRenderer();
